package org.cadalign.dl4j;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.cadalign.engine.Device;
import org.cadalign.engine.Engine;
import org.cadalign.engine.EngineOptions;
import org.cadalign.engine.Network;
import org.cadalign.engine.WeightMap;
import org.cadalign.spec.DoubleUnetSpec;
import org.cadalign.spec.NetworkSpec;
import org.cadalign.spec.OutlineMatcherSpec;

/**
 * DeepLearning4J on ND4J, on the CPU, where every pass runs on its caller's thread alone, or on
 * NVIDIA's cards; in one process on one of both.
 */
public final class Dl4jEngine implements Engine {
  private static final String VERSION = "DL4J 1.0.0-M2.1, ";

  @Override
  public String name() {
    return "dl4j";
  }

  /** The CPU and all cards; the first one also where there is none, so that the reason is told. */
  @Override
  public List<Device> devices() {
    List<Device> devices = new ArrayList<>(List.of(Device.CPU));
    int cards = Math.max(1, CudaBuild.find().cards().size());
    IntStream.range(0, cards).mapToObj(Device::cuda).forEach(devices::add);
    return devices;
  }

  /** Of a card without loading what computes on it: then the CPU could not be used any more. */
  @Override
  public Availability availability(Device device) {
    Optional<String> lack =
        device.equals(Device.CPU) ? Optional.empty() : CudaBuild.find().lack(device);
    if (lack.or(() -> Backend.refusal(device.kind())).isPresent()) {
      return new Availability(false, lack.or(() -> Backend.refusal(device.kind())).orElseThrow());
    }
    try {
      return new Availability(true, VERSION + detail(device));
    } catch (LinkageError e) {
      return new Availability(false, "ND4J has no native library that loads here: " + firstLine(e));
    }
  }

  private static String detail(Device device) {
    return device.equals(Device.CPU)
        ? "CPU: " + Nd4jRuntime.cpuConvolutions()
        : "CUDA 11: " + CudaBuild.find().cards().get(device.index()).name();
  }

  private static String firstLine(Throwable e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  @Override
  public Network build(NetworkSpec spec, long seed, EngineOptions options) {
    Dl4jModel model = model(spec);
    Format format = format(options);
    Device device = options.device();
    if (!device.equals(Device.CPU)) {
      requireUsable(device);
      format = format.onCard();
    }
    return new Dl4jNetwork(spec, model, format, device, WeightMap.draw(spec, seed));
  }

  private void requireUsable(Device device) {
    Availability found = availability(device);
    if (!found.usable()) {
      throw new UnsupportedOperationException(
          "engine dl4j cannot compute on " + device + ": " + found.detail());
    }
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
