package org.cadalign.enforce;

import org.cadalign.gradient.Jacobian;
import org.cadalign.kernel.CorrelationMatrix;
import org.cadalign.kernel.KernelMatrix;
import org.cadalign.kernel.Whitening;
import org.cadalign.kernel.Whitening.Root;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The wish that a network treats two samples as the same: -weight k^C, of the Jacobians A and B of
 * their d outputs (the paper's section 6). K^C = K(a, a)^(-1/2) K(a, b) K(b, b)^(-1/2), which for d
 * = 1 is the cosine of two gradients. The derivatives by A and B are exact; whoever can derive a
 * network twice turns them into those by its parameters.
 *
 * <p>Where K(a, a) or K(b, b) is singular, as of a network that does not answer at all, there is
 * nothing to be aligned: the loss is 0 and so are its derivatives.
 *
 * @param weight of the term; negative to push the samples apart, as a control
 * @param frame whether the two samples' outputs share their axes
 */
public record CorrelationLoss(double weight, Frame frame) {
  public CorrelationLoss {
    if (!Double.isFinite(weight)) {
      throw new IllegalArgumentException("weight " + weight);
    }
  }

  /** Asks for similarity, in shared axes. */
  public CorrelationLoss(double weight) {
    this(weight, Frame.SHARED);
  }

  /**
   * The loss of a pair.
   *
   * @param one Jacobian of the first sample, d rows of p
   * @param other Jacobian of the second, of the same d and p
   */
  public Value of(Jacobian one, Jacobian other) {
    if (one.outputs() != other.outputs() || one.parameters() != other.parameters()) {
      throw new IllegalArgumentException(
          "Jacobians of %d x %d and %d x %d"
              .formatted(one.outputs(), one.parameters(), other.outputs(), other.parameters()));
    }
    return Whitening.of(KernelMatrix.of(one, one)) instanceof Root left
            && Whitening.of(KernelMatrix.of(other, other)) instanceof Root right
        ? value(one, other, left, right)
        : nothing(one.outputs(), one.parameters());
  }

  private Value value(Jacobian one, Jacobian other, Root knownLeft, Root knownRight) {
    double[][] kernel = KernelMatrix.of(one, other);
    CorrelationMatrix correlation = CorrelationMatrix.of(knownLeft, kernel, knownRight);
    double similarity = frame.similarity(correlation);
    DMatrixRMaj cross = new DMatrixRMaj(kernel);
    DMatrixRMaj by = frame.derivative(correlation);
    CommonOps_DDRM.scale(-weight, by);

    // By K(a, b), then by the two roots, and through them by K(a, a) and K(b, b).
    InverseRoot left = InverseRoot.of(knownLeft);
    InverseRoot right = InverseRoot.of(knownRight);
    DMatrixRMaj byCross = times(times(left.root(), by), right.root());
    DMatrixRMaj byLeft = left.back(times(times(by, right.root()), transposed(cross)));
    DMatrixRMaj byRight = right.back(times(times(transposed(cross), left.root()), by));

    double[][] byOne = rows(byCross, other);
    add(byOne, byLeft, one);
    double[][] byOther = rows(transposed(byCross), one);
    add(byOther, byRight, other);
    return new Value(similarity, -weight * similarity, byOne, byOther, true);
  }

  private static Value nothing(int outputs, int parameters) {
    return new Value(0, 0, new double[outputs][parameters], new double[outputs][parameters], false);
  }

  private static DMatrixRMaj times(DMatrixRMaj a, DMatrixRMaj b) {
    return CommonOps_DDRM.mult(a, b, null);
  }

  private static DMatrixRMaj transposed(DMatrixRMaj a) {
    return CommonOps_DDRM.transpose(a, null);
  }

  private static double[][] rows(DMatrixRMaj factors, Jacobian jacobian) {
    double[][] rows = new double[factors.numRows][jacobian.parameters()];
    add(rows, factors, jacobian);
    return rows;
  }

  private static void add(double[][] rows, DMatrixRMaj factors, Jacobian jacobian) {
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < jacobian.outputs(); j++) {
        double factor = factors.get(i, j);
        double[] from = jacobian.rows()[j];
        for (int k = 0; k < from.length; k++) {
          rows[i][k] += factor * from[k];
        }
      }
    }
  }

  /**
   * What a pair says.
   *
   * @param similarity k^C, in [-1, 1]
   * @param loss -weight k^C
   * @param byOne derivative of the loss by the first Jacobian, d rows of p
   * @param byOther by the second
   * @param evidence false where a kernel is singular, and all else is 0
   */
  public record Value(
      double similarity, double loss, double[][] byOne, double[][] byOther, boolean evidence) {}
}
