package org.cadalign.synth;

/**
 * A piece of open ground, with or without a building on it.
 *
 * @param area of it
 * @param cover what grows or lies there
 * @param fenced whether a fence or wall goes round it
 * @param seed of its details
 */
record Parcel(ConvexArea area, Cover cover, boolean fenced, long seed) {
  /** What ground is covered with. */
  enum Cover {
    SOIL,
    GRASS,
    SCRUB,
    PAVED,
    CROPS
  }
}
