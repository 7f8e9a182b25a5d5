package org.cadalign.engine;

/**
 * How and where an engine computes, beside what it computes.
 *
 * @param precision of the arithmetic
 * @param device that computes
 */
public record EngineOptions(Precision precision, Device device) {
  /** Single precision everywhere, on the CPU. */
  public static final EngineOptions DEFAULT = new EngineOptions(Precision.FLOAT32);

  /** On the CPU. */
  public EngineOptions(Precision precision) {
    this(precision, Device.CPU);
  }

  /** The same on another device. */
  public EngineOptions on(Device other) {
    return new EngineOptions(precision, other);
  }

  /**
   * Number format of the arithmetic; weights and gradients cross the seam as float32 in any case.
   */
  public enum Precision {
    /** Single precision everywhere. */
    FLOAT32,
    /** Convolutions on 16-bit brain floats, the rest, losses and gradients in single precision. */
    BFLOAT16,
    /** Double precision, for checks. */
    FLOAT64
  }
}
