package org.cadalign.count;

/**
 * All that a soft count must know of the samples that it counts among: the sum of their Jacobians,
 * each brought to unit scale, S = sum_j R_j J_j with R_j = K(x_j, x_j)^(-1/2); for {@link
 * SummedKernel#INNER} the plain sum.
 *
 * @param kernel that is summed with it
 * @param rows one for each of the d outputs, each of p numbers; not copied
 * @param samples that are in the sum, the N that a count is to be compared with
 * @param withoutEvidence samples that were left out
 */
public record GradientSum(
    SummedKernel kernel, double[][] rows, long samples, long withoutEvidence) {
  public GradientSum {
    if (rows.length == 0 || samples < 0 || withoutEvidence < 0) {
      throw new IllegalArgumentException("a sum needs outputs and numbers of samples");
    }
  }

  /** Number of outputs, d. */
  public int outputs() {
    return rows.length;
  }

  /** Number of parameters, p. */
  public int parameters() {
    return rows[0].length;
  }
}
