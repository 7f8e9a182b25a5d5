package org.cadalign.engine;

import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.cadalign.spec.DoubleUnetSpec;
import org.cadalign.spec.OutlineMatcherSpec;

/** Made-up training samples. */
public final class Samples {
  private Samples() {}

  /** A sample of the published network. */
  public static Map<String, Tensor> doubleUnet(DoubleUnetSpec spec, int side, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int output = spec.output(side);
    return Map.of(
        "image", uniform(random, -1, 1, 1, 3, side, side),
        "map", uniform(random, 0, 1, 1, 3, side, side),
        "displacement", uniform(random, -4, 4, 1, 2, output, output),
        "segmentation", uniform(random, 0, 1, 1, 3, output, output));
  }

  /** Square groups in a grid of 16 px. */
  public static SortedMap<String, Tensor> outlineMatcher(
      OutlineMatcherSpec spec, int side, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int across = side / 16;
    int groups = across * across;
    Tensor index = Tensor.zeros(1, 1, side, side);
    for (int i = 0; i < side * side; i++) {
      int x = i % side;
      int y = i / side;
      boolean inside = x % 16 >= 3 && x % 16 < 13 && y % 16 >= 3 && y % 16 < 13;
      index.data()[i] = inside ? 1 + x / 16 + across * (y / 16) : 0;
    }
    SortedMap<String, Tensor> sample = new TreeMap<>();
    sample.put("image", uniform(random, -1, 1, 1, 3, side, side));
    sample.put("valid", uniform(random, 1, 1, 1, 1, side, side));
    sample.put("map", uniform(random, 0, 1, 1, 3, side, side));
    sample.put("index", index);
    sample.put("position", uniform(random, 0, side, groups, 2));
    sample.put("level", new Tensor(new float[] {1}, 1));
    sample.put("displacement", uniform(random, -spec.radius(), spec.radius(), groups, 2));
    sample.put("weight", uniform(random, 1, 1, groups));
    sample.put("segmentation", uniform(random, 0, 1, 1, 3, side, side));
    return sample;
  }

  private static Tensor uniform(SplittableRandom random, double low, double high, long... shape) {
    Tensor tensor = Tensor.zeros(shape);
    for (int i = 0; i < tensor.data().length; i++) {
      tensor.data()[i] = (float) (low + (high - low) * random.nextDouble());
    }
    return tensor;
  }
}
