package org.cadalign.synth;

/** The colour of a surface at every place of the plane, in full light. */
@FunctionalInterface
interface Paint {
  /**
   * The colour at a place.
   *
   * @param x ground metres to the east
   * @param y ground metres to the south
   */
  Rgb at(double x, double y);

  /** The same surface, brighter or darker. */
  default Paint times(double factor) {
    return (x, y) -> at(x, y).times(factor);
  }

  /** One colour everywhere. */
  static Paint plain(Rgb colour) {
    return (x, y) -> colour;
  }
}
