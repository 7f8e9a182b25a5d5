package org.cadalign.match;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cadalign.engine.Network;
import org.cadalign.engine.Tensor;
import org.cadalign.spec.NetworkSpec;
import org.cadalign.spec.OutlineMatcherSpec;

/**
 * A network without weights: evidence is the image, a little of its pooling cell's mean and of its
 * neighbours; volumes are plain correlations with the fill channel; shifts are means of a softmax
 * over volumes pooled by Gaussian weights.
 */
public final class CorrelationNetwork implements Network {
  public static final int RADIUS = 4;
  public static final int CELL = 16;
  private static final double SHARPNESS = 60;

  private final double deviation;
  private final int radius;

  /**
   * @param deviation of the pooling, level-1 pixels
   */
  public CorrelationNetwork(double deviation) {
    this(deviation, RADIUS);
  }

  /** The same with another reach of its search. */
  public CorrelationNetwork(double deviation, int radius) {
    this.deviation = deviation;
    this.radius = radius;
  }

  public Reach reach() {
    return new Reach(radius, CELL, CELL, 5 * deviation);
  }

  @Override
  public Map<String, Tensor> forward(String stage, Map<String, Tensor> inputs) {
    return stage.equals(OutlineMatcherSpec.EVIDENCE) ? evidence(inputs) : match(inputs);
  }

  private Map<String, Tensor> evidence(Map<String, Tensor> inputs) {
    Tensor image = inputs.get("image");
    float[] map = inputs.get("map").data();
    float[] index = inputs.get("index").data();
    int h = image.length(2);
    int w = image.length(3);
    float[] seen = sharpened(image.data(), h, w);
    int groups = 0;
    for (float i : index) {
      groups = Math.max(groups, Math.round(i));
    }
    int side = 2 * radius + 1;
    double[] sums = new double[groups * side * side];
    double[] fill = new double[groups];
    for (int i = 0; i < index.length; i++) {
      int g = Math.round(index[i]) - 1;
      int p = i % (w * h);
      if (g >= 0) {
        float own = map[3 * (i / (w * h)) * w * h + p];
        fill[g] += own;
        for (int s = 0; s < side * side; s++) {
          int x = p % w + s % side - radius;
          int y = p / w + s / side - radius;
          boolean inside = x >= 0 && y >= 0 && x < w && y < h;
          sums[g * side * side + s] += inside ? own * seen[y * w + x] : 0;
        }
      }
    }
    float[] volume = new float[sums.length];
    for (int i = 0; i < sums.length; i++) {
      volume[i] = (float) (sums[i] / Math.max(1e-6, fill[i / (side * side)]));
    }
    return Map.of(
        "volume",
        new Tensor(volume, groups, 1, side, side),
        "segmentation",
        segmentation(seen, h, w));
  }

  /** Bright pixels are fill; there are no edges. */
  private static Tensor segmentation(float[] seen, int h, int w) {
    float[] classes = new float[3 * h * w];
    for (int p = 0; p < h * w; p++) {
      classes[p] = Math.max(0, Math.min(1, seen[p]));
    }
    return new Tensor(classes, 1, 3, h, w);
  }

  /**
   * Reads the mean of each pooling cell, and the next pixels: so windows must be aligned, with a
   * halo.
   */
  private static float[] sharpened(float[] image, int h, int w) {
    double[] cells = new double[(h / CELL) * (w / CELL)];
    for (int p = 0; p < w * h; p++) {
      cells[p / w / CELL * (w / CELL) + p % w / CELL] += image[p] / (CELL * CELL);
    }
    float[] out = new float[w * h];
    for (int p = 0; p < w * h; p++) {
      double mean = cells[p / w / CELL * (w / CELL) + p % w / CELL];
      double next = 0;
      for (int d : new int[] {-1, 1, -w, w}) {
        next += p + d >= 0 && p + d < w * h ? image[p + d] : 0;
      }
      out[p] = (float) (image[p] + 0.05 * next - 0.02 * mean);
    }
    return out;
  }

  private Map<String, Tensor> match(Map<String, Tensor> inputs) {
    Tensor volume = inputs.get("volume");
    float[] position = inputs.get("position").data();
    int n = volume.length(0);
    int length = volume.data().length / n;
    float[] displacement = new float[2 * n];
    float[] distribution = new float[n * length];
    for (int i = 0; i < n; i++) {
      double[] pooled = new double[length];
      double weights = 0;
      for (int j = 0; j < n; j++) {
        double weight = weight(position, i, j);
        weights += weight;
        for (int s = 0; s < length; s++) {
          pooled[s] += weight * volume.data()[j * length + s];
        }
      }
      read(pooled, weights, i, displacement, distribution);
    }
    return Map.of(
        "displacement", new Tensor(displacement, n, 2),
        "distribution", new Tensor(distribution, n, 2L * radius + 1, 2L * radius + 1));
  }

  private double weight(float[] position, int i, int j) {
    double dx = position[2 * i] - position[2 * j];
    double dy = position[2 * i + 1] - position[2 * j + 1];
    return i == j ? 1 : Math.exp(-(dx * dx + dy * dy) / (2 * deviation * deviation));
  }

  private void read(double[] pooled, double weights, int i, float[] mean, float[] p) {
    double highest = Double.NEGATIVE_INFINITY;
    for (double v : pooled) {
      highest = Math.max(highest, v / weights);
    }
    double[] e = new double[pooled.length];
    double sum = 0;
    for (int s = 0; s < e.length; s++) {
      e[s] = Math.exp(SHARPNESS * (pooled[s] / weights - highest));
      sum += e[s];
    }
    double dx = 0;
    double dy = 0;
    int side = 2 * radius + 1;
    for (int s = 0; s < e.length; s++) {
      p[i * e.length + s] = (float) (e[s] / sum);
      dx += e[s] / sum * (s % side - radius);
      dy += e[s] / sum * (s / side - radius);
    }
    mean[2 * i] = (float) dx;
    mean[2 * i + 1] = (float) dy;
  }

  @Override
  public NetworkSpec spec() {
    throw new UnsupportedOperationException();
  }

  @Override
  public SortedMap<String, Tensor> weights() {
    return new TreeMap<>();
  }

  @Override
  public void load(Map<String, Tensor> weights) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Gradient gradient(Map<String, Tensor> sample, LossContext context) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {}
}
