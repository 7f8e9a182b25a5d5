/**
 * How far a layer lies from the truth, measured against checkpoints; never a prediction.
 *
 * <p>Terms. Both layers are given in one <em>plane</em> of ground metres. A <em>vertex error</em>
 * is the distance of a vertex to the vertex of the same feature and the same index in the truth,
 * closing vertices left out. Where vertices do not correspond, the <em>boundary distance</em> takes
 * its place: from each vertex to the nearest point of the true outline; it is smaller than a vertex
 * error, since sliding along a wall does not count, and is therefore always named. CE90 is the
 * radius within which 90 % of the points lie.
 */
package org.cadalign.evaluate;
