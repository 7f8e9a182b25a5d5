package org.cadalign.dl4j;

import org.cadalign.engine.Device;
import org.cadalign.engine.Engine;
import org.cadalign.engine.EngineOptions;
import org.cadalign.engine.Network;
import org.cadalign.engine.WeightMap;
import org.cadalign.spec.DoubleUnetSpec;
import org.cadalign.spec.NetworkSpec;
import org.cadalign.spec.OutlineMatcherSpec;

/** DeepLearning4J on ND4J, on the CPU, where every pass runs on its caller's thread alone. */
public final class Dl4jEngine implements Engine {
  @Override
  public String name() {
    return "dl4j";
  }

  @Override
  public Availability availability(Device device) {
    if (!device.equals(Device.CPU)) {
      return new Availability(false, "this installation holds ND4J for the CPU only");
    }
    try {
      return new Availability(true, "DL4J 1.0.0-M2.1, CPU: " + Nd4jRuntime.convolutions());
    } catch (LinkageError e) {
      return new Availability(false, "ND4J has no native library that loads here: " + firstLine(e));
    }
  }

  private static String firstLine(Throwable e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  @Override
  public Network build(NetworkSpec spec, long seed, EngineOptions options) {
    if (!options.device().equals(Device.CPU)) {
      throw new UnsupportedOperationException(
          "engine dl4j cannot compute on "
              + options.device()
              + ": "
              + availability(options.device()).detail());
    }
    return new Dl4jNetwork(spec, model(spec), format(options), WeightMap.draw(spec, seed));
  }

  private static Format format(EngineOptions options) {
    return switch (options.precision()) {
      case FLOAT32 -> Format.FLOAT;
      case FLOAT64 -> Format.DOUBLE;
      case BFLOAT16 ->
          throw new UnsupportedOperationException("engine dl4j does not compute in bfloat16");
    };
  }

  private static Dl4jModel model(NetworkSpec spec) {
    if (spec instanceof OutlineMatcherSpec matcher) {
      return new OutlineMatcherModel(matcher);
    }
    if (spec instanceof DoubleUnetSpec unet) {
      return new DoubleUnetModel(unet);
    }
    throw new UnsupportedOperationException("engine dl4j cannot build " + spec.name());
  }
}
