/**
 * Coordinate reference systems: their names, their ground resolution, and the way from one to
 * another.
 *
 * <ul>
 *   <li>A <b>map coordinate</b> is (east or longitude, north or latitude), in the units of its
 *       system, whatever order the authority gives.
 *   <li>The <b>ground frame</b> of a map point says how many metres on the ellipsoid one map unit
 *       is, along the map's two axes. "East" and "north" of a displacement are the directions of
 *       these axes.
 *   <li>The <b>ground resolution</b> of an image is two numbers: metres a pixel along its columns
 *       and along its rows.
 * </ul>
 */
package org.cadalign.crs;
