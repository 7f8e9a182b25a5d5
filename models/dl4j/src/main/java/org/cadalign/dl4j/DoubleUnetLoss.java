package org.cadalign.dl4j;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cadalign.engine.Tensor;
import org.cadalign.spec.DoubleUnetLossNumbers;
import org.cadalign.spec.DoubleUnetSpec;

/**
 * Losses of the double U-Net and their derivatives: squared error of the displacement near the
 * map's outlines, and cross-entropy of four independent classes. No weight decay: the published one
 * has no gradient.
 *
 * @param coefficients of the heads, finest first
 * @param share how much segmentation counts, as a multiple of the paper's weight
 * @param height rows of the heads
 * @param width columns of the heads
 */
record DoubleUnetLoss(double[] coefficients, double share, int height, int width) {
  private static final double[] MASK = DoubleUnetLossNumbers.maskWeights();
  private static final float[] CLASS = DoubleUnetLossNumbers.classWeights();

  /**
   * Loss of one sample.
   *
   * @param raw displacement heads before tanh, finest first
   * @param logits segmentation heads, likewise
   */
  Value of(List<double[]> raw, List<double[]> logits, Inputs sample) {
    Value value = new Value(new TreeMap<>(), new ArrayList<>(), new ArrayList<>());
    double[] mask = mask(sample);
    float[] truth = sample.get("displacement", 1, 2, height, width).data();
    double shift = displacement(raw, truth, mask, value.byRaw);
    double classes = segmentation(logits, classes(sample), value.byLogits);
    value.losses.put("displacement", shift);
    value.losses.put("segmentation", classes);
    value.losses.put(
        "loss",
        DoubleUnetLossNumbers.DISPLACEMENT_WEIGHT * shift
            + DoubleUnetLossNumbers.SEGMENTATION_WEIGHT * share * classes);
    return value;
  }

  /** Squared error in units of the head, weighted by the mask, over the mask's sum. */
  private double displacement(
      List<double[]> raw, float[] truth, double[] mask, List<double[]> byRaw) {
    double whole = DoubleUnetLossNumbers.TINY;
    for (double one : mask) {
      whole += one;
    }
    double sum = 0;
    for (int level = 0; level < raw.size(); level++) {
      double[] by = new double[truth.length];
      for (int i = 0; i < by.length; i++) {
        double tanh = Math.tanh(raw.get(level)[i]);
        double error = tanh - truth[i] / DoubleUnetModel.PIXELS;
        double weight = coefficients[level] * mask[i % mask.length] / whole;
        sum += weight * error * error;
        by[i] = DoubleUnetLossNumbers.DISPLACEMENT_WEIGHT * weight * 2 * error * (1 - tanh * tanh);
      }
      byRaw.add(by);
    }
    return sum;
  }

  /** Each channel counts as much as its weight, however many pixels it covers. */
  private double[] mask(Inputs sample) {
    Tensor map = sample.get("map", 1, DoubleUnetSpec.CHANNELS, Inputs.ANY, Inputs.ANY);
    int columns = map.length(3);
    int top = (map.length(2) - height) / 2;
    int left = (columns - width) / 2;
    double[] mask = new double[height * width];
    for (int channel = 0; channel < MASK.length; channel++) {
      double[] one = new double[mask.length];
      double sum = DoubleUnetLossNumbers.TINY;
      for (int i = 0; i < one.length; i++) {
        int row = channel * map.length(2) + top + i / width;
        one[i] = map.data()[row * columns + left + i % width];
        sum += one[i];
      }
      for (int i = 0; i < one.length; i++) {
        mask[i] += MASK[channel] * one[i] / sum;
      }
    }
    return mask;
  }

  /**
   * Mean over the published three heads, pixels and classes, as the levels' coefficients expect.
   */
  private double segmentation(List<double[]> logits, double[] target, List<double[]> byLogits) {
    double sum = 0;
    int area = height * width;
    for (int level = 0; level < logits.size(); level++) {
      double[] by = new double[target.length];
      double scale = coefficients[level] / coefficients.length / target.length;
      for (int i = 0; i < by.length; i++) {
        double weight = CLASS[i / area] * scale;
        sum += weight * Entropy.of(logits.get(level)[i], target[i]);
        by[i] =
            DoubleUnetLossNumbers.SEGMENTATION_WEIGHT
                * share
                * weight
                * (Seen.sigmoid(logits.get(level)[i]) - target[i]);
      }
      byLogits.add(by);
    }
    return sum;
  }

  /**
   * Targets of all four classes; the background is what no other class covers, if it is not given.
   */
  private double[] classes(Inputs sample) {
    Tensor given = sample.get("segmentation", 1, Inputs.ANY, height, width);
    if (given.length(1) == DoubleUnetSpec.CLASSES) {
      return Values.wide(given.data());
    }
    float[] others =
        sample.get("segmentation", 1, DoubleUnetSpec.CLASSES - 1, height, width).data();
    int area = height * width;
    double[] all = new double[DoubleUnetSpec.CLASSES * area];
    for (int i = 0; i < area; i++) {
      all[i] = 1;
      for (int channel = 0; channel < DoubleUnetSpec.CLASSES - 1; channel++) {
        double covered = others[channel * area + i];
        all[(channel + 1) * area + i] = covered;
        all[i] *= 1 - covered;
      }
    }
    return all;
  }

  /**
   * A loss.
   *
   * @param losses the total under {@code loss}, then its parts
   * @param byRaw derivatives by the displacement heads
   * @param byLogits derivatives by the segmentation heads
   */
  record Value(SortedMap<String, Double> losses, List<double[]> byRaw, List<double[]> byLogits) {}
}
