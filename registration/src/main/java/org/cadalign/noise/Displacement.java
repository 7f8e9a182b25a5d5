package org.cadalign.noise;

/**
 * A vector in a plane.
 *
 * @param dx along the plane's first axis, in its unit
 * @param dy along the plane's second axis, in its unit
 */
public record Displacement(double dx, double dy) {
  public static final Displacement ZERO = new Displacement(0, 0);

  public Displacement plus(Displacement other) {
    return new Displacement(dx + other.dx, dy + other.dy);
  }

  public Displacement times(double factor) {
    return new Displacement(dx * factor, dy * factor);
  }

  /** Euclidean length. */
  public double length() {
    return Math.hypot(dx, dy);
  }

  /** The same direction, at most {@code longest} long. */
  public Displacement clipped(double longest) {
    double length = length();
    return length > longest ? times(longest / length) : this;
  }
}
