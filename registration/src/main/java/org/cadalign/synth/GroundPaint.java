package org.cadalign.synth;

/**
 * Soil and what grows on it, mixed.
 *
 * @param soil colour
 * @param leaves colour
 * @param green 0 for soil alone to 1 for leaves alone, about
 * @param size of the patches, metres
 * @param noise of the ground
 */
record GroundPaint(Rgb soil, Rgb leaves, double green, double size, ValueNoise noise)
    implements Paint {
  @Override
  public Rgb at(double x, double y) {
    double patches = noise.fractal(x / size, y / size, 5);
    double share = Math.max(0, Math.min(1, 0.5 + 2.2 * (patches + green - 0.5)));
    double fine = noise.fractal(x * 1.3 + 57, y * 1.3 + 11, 3);
    double broad = noise.at(x / 37 + 5, y / 37 + 9);
    Rgb ground = soil.times(1 + 0.12 * fine + 0.10 * broad);
    return ground.mixed(leaves.times(1 + 0.55 * fine + 0.12 * broad), share);
  }

  /** Rows of plants along a direction. */
  Paint inRows(Frame frame, double spacing) {
    return (x, y) -> {
      double across = -(x - frame.origin().x) * frame.y() + (y - frame.origin().y) * frame.x();
      double row = 0.5 + 0.5 * Math.sin(2 * Math.PI * across / spacing);
      return at(x, y).mixed(soil.times(0.95), 0.55 * row);
    };
  }
}
