package org.cadalign.engine;

/**
 * How an engine computes, beside what it computes.
 *
 * @param precision of the arithmetic
 */
public record EngineOptions(Precision precision) {
  /** Single precision everywhere. */
  public static final EngineOptions DEFAULT = new EngineOptions(Precision.FLOAT32);

  /**
   * Number format of the arithmetic; weights and gradients cross the seam as float32 in any case.
   */
  public enum Precision {
    /** Single precision. */
    FLOAT32,
    /** Convolutions on 16-bit brain floats, the rest, losses and gradients in single precision. */
    BFLOAT16,
    /** Double precision, for checks. */
    FLOAT64
  }
}
