/**
 * Coordinate reference systems: their names, the length of their units on the ground, and the way
 * from one to another.
 *
 * <ul>
 *   <li>A <b>map coordinate</b> is (east or longitude, north or latitude), in the units of its
 *       system, whatever order the authority gives.
 *   <li>The <b>ground frame</b> of a map point says how many metres on the ellipsoid one map unit
 *       is, along the map's two axes. "East" and "north" of a displacement are the directions of
 *       these axes.
 * </ul>
 */
package org.cadalign.crs;
