package org.cadalign.kernel;

import java.util.Arrays;
import org.cadalign.gradient.Jacobian;

/**
 * What f is for a classifier of C classes, where the paper speaks of classification. Each method
 * turns the Jacobian of the C logits into that of the wanted outputs.
 */
public final class ClassOutputs {
  private ClassOutputs() {}

  /**
   * Weights of the single output "the right class against the others": sum of m_c log p_c. They sum
   * to zero, so the normalisation of the probabilities drops out and it is the right logit less the
   * mean of the others.
   *
   * @param right index of the right class
   * @param classes number of classes, at least 2
   * @return one for the right class and -1/(C-1) for each other
   */
  public static double[] mask(int right, int classes) {
    if (classes < 2 || right < 0 || right >= classes) {
      throw new IllegalArgumentException("class " + right + " of " + classes);
    }
    double[] mask = new double[classes];
    Arrays.fill(mask, -1.0 / (classes - 1));
    mask[right] = 1;
    return mask;
  }

  /** One output: {@link #mask} times the logits. */
  public static Jacobian masked(Jacobian logits, int right) {
    return combined(logits, new double[][] {mask(right, logits.outputs())});
  }

  /** One output: the right logit less that of one other class, the adversary. */
  public static Jacobian against(Jacobian logits, int right, int adversary) {
    double[] weights = new double[logits.outputs()];
    weights[right]++;
    weights[adversary]--;
    return combined(logits, new double[][] {weights});
  }

  /**
   * C outputs, -log p(c | x), for which Euclidean distance is that of information geometry.
   * Probabilities sum to one, so K(x, x) of all C is singular: leave one out for K^C, or use {@link
   * #masked}.
   *
   * @param values the C logits at the sample
   */
  public static Jacobian negativeLogProbabilities(Jacobian logits, double[] values) {
    double[] p = probabilities(values);
    double[][] weights = new double[p.length][p.length];
    for (int c = 0; c < p.length; c++) {
      System.arraycopy(p, 0, weights[c], 0, p.length);
      weights[c][c]--;
    }
    return combined(logits, weights);
  }

  /** Softmax of the logits. */
  public static double[] probabilities(double[] logits) {
    double largest = Arrays.stream(logits).max().orElseThrow();
    double[] p = Arrays.stream(logits).map(z -> Math.exp(z - largest)).toArray();
    double sum = Arrays.stream(p).sum();
    return Arrays.stream(p).map(e -> e / sum).toArray();
  }

  /**
   * Outputs that are linear in others.
   *
   * @param weights one row for each new output, as long as there are old ones
   */
  public static Jacobian combined(Jacobian jacobian, double[][] weights) {
    return new Jacobian(SmallMatrix.product(weights, jacobian.rows()));
  }
}
