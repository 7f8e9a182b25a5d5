package org.cadalign.data;

import org.locationtech.jts.geom.Geometry;

/**
 * What a feature covers on the ground.
 *
 * @param feature its index in the layer
 * @param shape polygon or multi-polygon, level-1 working pixels
 */
public record Footprint(int feature, Geometry shape) {}
