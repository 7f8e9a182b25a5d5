package org.cadalign.torch;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Context;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.global.torch;
import org.cadalign.engine.Device;
import org.cadalign.engine.Engine;
import org.cadalign.engine.EngineOptions;
import org.cadalign.engine.Network;
import org.cadalign.engine.WeightMap;
import org.cadalign.spec.DigitClassifierSpec;
import org.cadalign.spec.DoubleUnetSpec;
import org.cadalign.spec.NetworkSpec;
import org.cadalign.spec.OutlineMatcherSpec;

/**
 * LibTorch, on the CPU, where every pass runs on its caller's thread alone, and on NVIDIA's cards,
 * where derivatives of all passes are asked for by one thread of LibTorch's.
 */
public final class TorchEngine implements Engine {
  @Override
  public String name() {
    return "torch";
  }

  /** The CPU and all cards; the first one also where there is none, so that the reason is told. */
  @Override
  public List<Device> devices() {
    List<Device> devices = new ArrayList<>(List.of(Device.CPU));
    IntStream.range(0, Math.max(1, cards())).mapToObj(Device::cuda).forEach(devices::add);
    return devices;
  }

  private static int cards() {
    try {
      return Natives.lackOfCuda().isPresent() ? 0 : torch.cuda_device_count();
    } catch (UncheckedIOException | LinkageError e) {
      return 0;
    }
  }

  @Override
  public Availability availability(Device device) {
    try {
      return device.equals(Device.CPU) ? cpu() : cuda(device);
    } catch (UncheckedIOException e) {
      return new Availability(false, e.getMessage());
    } catch (LinkageError e) {
      return new Availability(
          false, "LibTorch has no native library that loads here: " + firstLine(e));
    }
  }

  private static Availability cpu() {
    Natives.unpack();
    SingleThread.enter();
    return new Availability(true, "LibTorch, CPU: " + torch.get_cpu_capability().getString());
  }

  private static Availability cuda(Device device) {
    Optional<String> lack = Natives.lackOfCuda();
    if (lack.isPresent()) {
      return new Availability(false, lack.get());
    }
    int cards = torch.cuda_device_count();
    if (cards == 0) {
      return new Availability(false, "there is no NVIDIA card, or no driver for it");
    }
    if (device.index() >= cards) {
      return new Availability(false, "there is no such card among " + cards + ", counted from 0");
    }
    return tried(device);
  }

  /** A card can be there and still be too old, or taken by others. */
  private static Availability tried(Device device) {
    try (PointerScope scope = new PointerScope()) {
      TorchDevice card = new TorchDevice(device);
      card.enter();
      scope.attach(card.place(torch.ones(1)).add(new Scalar(1.0)).cpu());
    } catch (RuntimeException e) {
      return new Availability(false, "the card cannot compute: " + firstLine(e));
    }
    long version = torch.getCUDAHooks().versionCUDART();
    return new Availability(
        true,
        "LibTorch, CUDA %d.%d, cuDNN %d"
            .formatted(version / 1000, version % 1000 / 10, Context.versionRuntimeCuDNN()));
  }

  private static String firstLine(Throwable e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  @Override
  public Network build(NetworkSpec spec, long seed, EngineOptions options) {
    Natives.unpack();
    TorchModel model = model(spec);
    Device device = options.device();
    if (!device.equals(Device.CPU)) {
      requireUsable(device);
    }
    return new TorchNetwork(
        spec, model, options.precision(), new TorchDevice(device), WeightMap.draw(spec, seed));
  }

  private void requireUsable(Device device) {
    Availability found = availability(device);
    if (!found.usable()) {
      throw new UnsupportedOperationException(
          "engine torch cannot compute on " + device + ": " + found.detail());
    }
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
