package org.cadalign.synth;

/** What roofs are covered with. */
enum Material {
  NEW_METAL(Pattern.SHEETS, 0.66, 0.70, 0.74, 0.2),
  OLD_METAL(Pattern.SHEETS, 0.46, 0.46, 0.45, 0.3),
  RUST(Pattern.SHEETS, 0.38, 0.23, 0.16, 0.3),
  BLUE_METAL(Pattern.SHEETS, 0.24, 0.36, 0.50, 0.3),
  GREEN_METAL(Pattern.SHEETS, 0.30, 0.39, 0.35, 0.3),
  RED_TILE(Pattern.TILES, 0.50, 0.27, 0.19, 0.25),
  DARK_TILE(Pattern.TILES, 0.25, 0.24, 0.24, 0.3),
  CONCRETE(Pattern.SLAB, 0.52, 0.50, 0.47, 0.25),
  MEMBRANE(Pattern.SLAB, 0.74, 0.73, 0.71, 0.2),
  THATCH(Pattern.STRAW, 0.36, 0.31, 0.23, 0.25);

  private final Pattern pattern;
  private final double red;
  private final double green;
  private final double blue;
  private final double spread;

  Material(Pattern pattern, double red, double green, double blue, double spread) {
    this.pattern = pattern;
    this.red = red;
    this.green = green;
    this.blue = blue;
    this.spread = spread;
  }

  /** How a covering is laid. */
  enum Pattern {
    SHEETS,
    TILES,
    SLAB,
    STRAW
  }

  Pattern pattern() {
    return pattern;
  }

  Rgb colour() {
    return new Rgb(red, green, blue);
  }

  /** How much the colour differs from roof to roof, as in {@link Rgb#near}. */
  double spread() {
    return spread;
  }
}
