package org.cadalign.engine;

/**
 * Outputs of one sample and their derivatives by all parameters.
 *
 * @param outputs the d chosen outputs
 * @param rows d rows, each with all parameters one after the other in name order
 */
public record Jacobian(double[] outputs, double[][] rows) {
  public Jacobian {
    if (outputs.length != rows.length) {
      throw new IllegalArgumentException(
          outputs.length + " outputs with derivatives of " + rows.length);
    }
  }
}
