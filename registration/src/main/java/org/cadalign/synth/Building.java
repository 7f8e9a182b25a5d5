package org.cadalign.synth;

import org.locationtech.jts.geom.Polygon;

/**
 * A building.
 *
 * @param plan where it stands
 * @param height of its roof, metres
 * @param roof form of it
 * @param material that covers it
 * @param colour of the covering
 * @param worn 0 as new to 1
 * @param seed of its details
 */
record Building(
    GroundPlan plan,
    double height,
    Roof roof,
    Material material,
    Rgb colour,
    double worn,
    long seed) {
  Polygon footprint() {
    return plan.footprint();
  }
}
