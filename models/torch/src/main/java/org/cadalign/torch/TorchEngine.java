package org.cadalign.torch;

import java.io.UncheckedIOException;
import org.bytedeco.pytorch.global.torch;
import org.cadalign.engine.Engine;
import org.cadalign.engine.EngineOptions;
import org.cadalign.engine.Network;
import org.cadalign.engine.WeightMap;
import org.cadalign.spec.DigitClassifierSpec;
import org.cadalign.spec.DoubleUnetSpec;
import org.cadalign.spec.NetworkSpec;
import org.cadalign.spec.OutlineMatcherSpec;

/** LibTorch on the CPU: every pass runs on its caller's thread alone. */
public final class TorchEngine implements Engine {
  @Override
  public String name() {
    return "torch";
  }

  @Override
  public Availability availability() {
    try {
      Natives.unpack();
      SingleThread.enter();
      return new Availability(true, "LibTorch, CPU: " + torch.get_cpu_capability().getString());
    } catch (UncheckedIOException e) {
      return new Availability(false, e.getMessage());
    } catch (LinkageError e) {
      String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      return new Availability(false, "LibTorch has no native library that loads here: " + reason);
    }
  }

  @Override
  public Network build(NetworkSpec spec, long seed, EngineOptions options) {
    Natives.unpack();
    return new TorchNetwork(spec, model(spec), options.precision(), WeightMap.draw(spec, seed));
  }

  private static TorchModel model(NetworkSpec spec) {
    if (spec instanceof DigitClassifierSpec digits) {
      return new DigitClassifierModel(digits);
    }
    if (spec instanceof DoubleUnetSpec unet) {
      return new DoubleUnetModel(unet);
    }
    if (spec instanceof OutlineMatcherSpec matcher) {
      return new OutlineMatcherModel(matcher);
    }
    throw new UnsupportedOperationException("engine torch cannot build " + spec.name());
  }
}
