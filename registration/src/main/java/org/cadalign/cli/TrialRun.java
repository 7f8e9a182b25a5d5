package org.cadalign.cli;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.cadalign.engine.Network;
import org.cadalign.engine.Tensor;
import org.cadalign.spec.DigitClassifierSpec;
import org.cadalign.spec.DoubleUnetSpec;
import org.cadalign.spec.NetworkSpec;
import org.cadalign.spec.OutlineMatcherSpec;

/** Runs a network once on a tiny input: a square building on an image of stripes. */
final class TrialRun {
  private static final int LARGEST = 512;

  private TrialRun() {}

  /**
   * Whether all that the network gives are numbers.
   *
   * @throws RuntimeException if the engine cannot run it
   */
  static boolean isSound(Network network) {
    NetworkSpec spec = network.spec();
    if (spec instanceof OutlineMatcherSpec matcher) {
      return isSound(network, matcher);
    }
    if (spec instanceof DigitClassifierSpec) {
      Map<String, Tensor> digit = Map.of("image", square(1, DigitClassifierSpec.SIDE));
      return isFinite(network.forward(DigitClassifierSpec.STAGE, digit));
    }
    int side = side((DoubleUnetSpec) spec);
    return isFinite(
        network.forward(
            DoubleUnetSpec.STAGE, Map.of("image", stripes(3, side), "map", square(3, side))));
  }

  private static boolean isSound(Network network, OutlineMatcherSpec spec) {
    int side = 4 << spec.depth();
    Tensor level = new Tensor(new float[] {0}, 1);
    Map<String, Tensor> evidence =
        network.forward(
            OutlineMatcherSpec.EVIDENCE,
            Map.of(
                "image", stripes(3, side),
                "valid", filled(side),
                "map", square(3, side),
                "index", square(1, side),
                "level", level));
    Map<String, Tensor> match =
        network.forward(
            OutlineMatcherSpec.MATCH,
            Map.of(
                "volume",
                evidence.get("volume"),
                "size",
                evidence.get("size"),
                "position",
                new Tensor(new float[] {0, 0}, 1, 2),
                "level",
                level));
    return isFinite(evidence) && isFinite(match);
  }

  private static int side(DoubleUnetSpec spec) {
    return IntStream.rangeClosed(1, LARGEST)
        .filter(side -> fits(spec, side))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no window fits " + spec.name()));
  }

  private static boolean fits(DoubleUnetSpec spec, int side) {
    try {
      return spec.output(side) > 0;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static Tensor stripes(int channels, int side) {
    Tensor tensor = Tensor.zeros(1, channels, side, side);
    for (int i = 0; i < tensor.data().length; i++) {
      tensor.data()[i] = i % 4 < 2 ? -0.5f : 0.5f;
    }
    return tensor;
  }

  private static Tensor square(int channels, int side) {
    Tensor tensor = Tensor.zeros(1, channels, side, side);
    for (int i = 0; i < tensor.data().length; i++) {
      int x = i % side;
      int y = i / side % side;
      boolean inside = Math.min(x, y) >= side / 4 && Math.max(x, y) < side - side / 4;
      tensor.data()[i] = inside ? 1 : 0;
    }
    return tensor;
  }

  private static Tensor filled(int side) {
    Tensor tensor = Tensor.zeros(1, 1, side, side);
    Arrays.fill(tensor.data(), 1);
    return tensor;
  }

  private static boolean isFinite(Map<String, Tensor> outputs) {
    for (Tensor output : outputs.values()) {
      for (float value : output.data()) {
        if (!Float.isFinite(value)) {
          return false;
        }
      }
    }
    return true;
  }
}
