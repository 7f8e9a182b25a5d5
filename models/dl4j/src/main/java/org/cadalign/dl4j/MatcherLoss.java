package org.cadalign.dl4j;

import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cadalign.engine.LossWeights;
import org.cadalign.spec.OutlineMatcherLossNumbers;
import org.cadalign.spec.OutlineMatcherSpec;

/**
 * Loss of the outline matcher and its derivatives: 0.5 w_i ce(first) + ce(last) + 0.5
 * huber(expected shift) + 2 w_s segmentation. Parts: {@code ce}, cross-entropy of the last
 * distribution against a bell around the true shift; {@code err}, length of the expected shift's
 * error, pixels of the level; {@code seg}, cross-entropy of the segmentation.
 *
 * @param grid of shifts
 * @param weights w_s of the segmentation, w_i of the first answer, which is the intermediate one
 */
record MatcherLoss(ShiftGrid grid, LossWeights weights) {
  private static final double[] CLASS = OutlineMatcherLossNumbers.classWeights();

  /**
   * Of a sample.
   *
   * @param first logits of all groups (N, S, S)
   * @param last likewise, after neighbours were read
   * @param encoded what the encoder gave (B, channels, H, W), segmentation first
   */
  Value of(double[] first, double[] last, double[] encoded, WindowShape shape, Inputs sample) {
    int groups = last.length / grid.shifts();
    float[] truth = sample.get("displacement", groups, 2).data();
    double[] share = share(sample.get("weight", groups).data());
    double[] byFirst = new double[first.length];
    double[] byLast = new double[last.length];
    double before = entropy(first, truth, share, 0.5 * weights.intermediate(), byFirst);
    double after = entropy(last, truth, share, 1, byLast);
    double[] distribution = grid.distribution(last);
    double[] expected = grid.expected(distribution);
    double shift = huber(distribution, expected, truth, share, byLast);
    double[] byEncoded = new double[encoded.length];
    double classes = segmentation(encoded, shape, sample, byEncoded);
    double total =
        after
            + 0.5 * (weights.intermediate() * before + shift)
            + 2 * weights.segmentation() * classes;
    SortedMap<String, Double> losses = new TreeMap<>();
    losses.put("loss", total);
    losses.put("ce", after);
    losses.put("err", error(expected, truth, share));
    losses.put("seg", classes);
    return new Value(losses, byFirst, byLast, byEncoded);
  }

  /** A sample in which no group can be learnt from still teaches segmentation. */
  private static double[] share(float[] weight) {
    double sum = 1e-6;
    for (float one : weight) {
      sum += one;
    }
    double[] share = new double[weight.length];
    for (int i = 0; i < share.length; i++) {
      share[i] = weight[i] / sum;
    }
    return share;
  }

  private double entropy(
      double[] logits, float[] truth, double[] share, double factor, double[] by) {
    double[] log = grid.logDistribution(logits);
    double sum = 0;
    for (int g = 0; g < share.length; g++) {
      double[] bell = grid.bell(truth[2 * g], truth[2 * g + 1], OutlineMatcherLossNumbers.BELL);
      double whole = Arrays.stream(bell).sum();
      for (int i = 0; i < bell.length; i++) {
        int at = g * bell.length + i;
        double target = bell[i] / whole;
        sum -= share[g] * target * log[at];
        by[at] += factor * share[g] * (Math.exp(log[at]) - target);
      }
    }
    return sum;
  }

  /** Of the expected shift; half of it counts. */
  private double huber(
      double[] distribution, double[] expected, float[] truth, double[] share, double[] byLogits) {
    double sum = 0;
    double[] by = new double[distribution.length];
    for (int g = 0; g < share.length; g++) {
      double x = expected[2 * g] - truth[2 * g];
      double y = expected[2 * g + 1] - truth[2 * g + 1];
      sum += share[g] * (huber(x) + huber(y));
      for (int i = 0; i < grid.shifts(); i++) {
        by[g * grid.shifts() + i] = 0.5 * share[g] * (slope(x) * grid.x(i) + slope(y) * grid.y(i));
      }
    }
    double[] more = grid.byLogits(distribution, by);
    for (int i = 0; i < more.length; i++) {
      byLogits[i] += more[i];
    }
    return sum;
  }

  private static double huber(double x) {
    double size = Math.abs(x);
    return size < OutlineMatcherLossNumbers.HUBER
        ? size * size / (2 * OutlineMatcherLossNumbers.HUBER)
        : size - OutlineMatcherLossNumbers.HUBER / 2;
  }

  private static double slope(double x) {
    return Math.abs(x) < OutlineMatcherLossNumbers.HUBER
        ? x / OutlineMatcherLossNumbers.HUBER
        : Math.signum(x);
  }

  private static double error(double[] expected, float[] truth, double[] share) {
    double sum = 0;
    for (int g = 0; g < share.length; g++) {
      sum +=
          share[g]
              * Math.hypot(expected[2 * g] - truth[2 * g], expected[2 * g + 1] - truth[2 * g + 1]);
    }
    return sum;
  }

  /** Over the pixels that have an image; twice its weight counts. */
  private double segmentation(double[] encoded, WindowShape shape, Inputs sample, double[] by) {
    long windows = shape.windows();
    int classes = OutlineMatcherSpec.CHANNELS;
    float[] target =
        sample.get("segmentation", windows, classes, shape.height(), shape.width()).data();
    float[] valid = sample.get("valid", windows, 1, shape.height(), shape.width()).data();
    double seen = 1;
    for (float one : valid) {
      seen += one;
    }
    double scale = 1 / (seen * classes);
    int channels = encoded.length / shape.pixels();
    double sum = 0;
    for (int pixel = 0; pixel < shape.pixels(); pixel++) {
      int window = pixel / shape.area();
      for (int c = 0; c < classes; c++) {
        int at = (window * channels + c) * shape.area() + pixel % shape.area();
        double y = target[(window * classes + c) * shape.area() + pixel % shape.area()];
        double weight = CLASS[c] * valid[pixel] * scale;
        sum += weight * Entropy.of(encoded[at], y);
        by[at] = 2 * weights.segmentation() * weight * (Seen.sigmoid(encoded[at]) - y);
      }
    }
    return sum;
  }

  /**
   * A loss.
   *
   * @param losses the total under {@code loss}, then its parts
   * @param byFirst derivatives by the logits before neighbours were read
   * @param byLast derivatives by those after
   * @param byEncoded derivatives by what the encoder gave, of the segmentation alone
   */
  record Value(
      SortedMap<String, Double> losses, double[] byFirst, double[] byLast, double[] byEncoded) {}
}
