/**
 * Matches groups of buildings to an image at one level of the working grid. A group here is
 * whatever is matched as one; {@code align} gives the pieces that it has cut groups into.
 *
 * <ol>
 *   <li>A <em>level</em> L has pixels of 0.3 L ground metres; its coordinates are level-1
 *       coordinates over L.
 *   <li>An <em>evidence window</em> is a rectangle of a level that the network sees at once. It is
 *       aligned to the network's pooling grid and holds, for each of its groups, everything that
 *       the group's answer depends on: so an answer does not depend on how windows are cut.
 *   <li>A <em>volume</em> says, channel by channel, how well a group fits at every shift of -R to R
 *       pixels of the level, dy outer and dx inner.
 *   <li>A <em>block</em> is a set of groups whose volumes are turned into shifts at once, together
 *       with their <em>context</em>: all groups near enough to be pooled with them.
 *   <li>A <em>shift</em> (dx, dy) is added to a map coordinate to land on the image; x right, y
 *       down.
 * </ol>
 */
package org.cadalign.match;
