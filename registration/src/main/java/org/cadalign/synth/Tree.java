package org.cadalign.synth;

import org.locationtech.jts.geom.Coordinate;

/**
 * A tree or bush.
 *
 * @param place of its trunk
 * @param radius of its crown, metres
 * @param height metres
 * @param seed of its details
 */
record Tree(Coordinate place, double radius, double height, long seed) {}
