package org.cadalign.evaluate;

import org.locationtech.jts.geom.Geometry;

/**
 * A feature whose position is compared.
 *
 * @param id by which the two layers' features are matched
 * @param geometry in a plane of ground metres
 */
public record Checkpoint(String id, Geometry geometry) {}
