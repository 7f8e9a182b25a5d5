package org.cadalign.reproduce.enforce;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cadalign.engine.Jacobian;
import org.cadalign.engine.Network;
import org.cadalign.engine.Tensor;
import org.cadalign.kernel.Kernels;
import org.cadalign.spec.DigitClassifierSpec;

/**
 * Mean k^C of pairs of test images.
 *
 * @param same of one class
 * @param other of two classes
 */
record ClassSimilarity(double same, double other) {
  private static final int IMAGES = 3;

  /** Of the first test images of each class: the same for every arm and seed. */
  static ClassSimilarity of(Network network, Digits digits) {
    List<Digits.Labelled> shown = new ArrayList<>();
    List<Jacobian> jacobians = new ArrayList<>();
    int[] taken = new int[DigitClassifierSpec.CLASSES];
    for (Digits.Labelled labelled : digits.test()) {
      if (taken[labelled.label()]++ < IMAGES) {
        shown.add(labelled);
        jacobians.add(network.jacobian(chosen(labelled.image(), labelled.label())));
      }
    }
    List<Double> same = new ArrayList<>();
    List<Double> other = new ArrayList<>();
    for (int i = 0; i < shown.size(); i++) {
      for (int j = 0; j < i; j++) {
        boolean alike = shown.get(i).label() == shown.get(j).label();
        (alike ? same : other).add(correlation(jacobians.get(i), jacobians.get(j)));
      }
    }
    return new ClassSimilarity(Spread.of(same).mean(), Spread.of(other).mean());
  }

  /** An image as input of {@link Network#jacobian}. */
  static Map<String, Tensor> chosen(float[] image, int label) {
    return Map.of(
        "image", Digits.tensor(List.of(image)), Network.TARGET, new Tensor(new float[] {label}, 1));
  }

  /** k^C; 0 where there is none, as of a network that no longer answers. */
  static double correlation(Jacobian one, Jacobian other) {
    return Kernels.similarity(
            new org.cadalign.gradient.Jacobian(one.rows()),
            new org.cadalign.gradient.Jacobian(other.rows()))
        .orElse(0);
  }
}
