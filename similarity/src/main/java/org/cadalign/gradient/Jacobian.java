package org.cadalign.gradient;

/**
 * Derivatives of the outputs of one sample by all parameters, the paper's G(x) transposed.
 *
 * @param rows one for each of the d outputs, each of p numbers; not copied
 */
public record Jacobian(double[][] rows) {
  public Jacobian {
    if (rows.length == 0) {
      throw new IllegalArgumentException("a Jacobian needs an output");
    }
    for (double[] row : rows) {
      if (row.length != rows[0].length) {
        throw new IllegalArgumentException(
            "rows of " + rows[0].length + " and of " + row.length + " parameters");
      }
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
