/**
 * Arithmetic on shifts in plain Java, for engines that share Java's memory.
 *
 * <dl>
 *   <dt>seen
 *   <dd>what a network has made of the image, channel by channel
 *   <dt>drawn
 *   <dd>what it has made of a group's drawing on the map, at the group's pixels alone
 *   <dt>volume
 *   <dd>of a group, the sum of seen times drawn at every shift of the drawing
 * </dl>
 */
package org.cadalign.shift;
