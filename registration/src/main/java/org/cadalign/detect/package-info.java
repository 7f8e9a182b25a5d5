/**
 * What an image shows of buildings by itself, whatever the layer says: buildings that the layer
 * lacks, and how well the image bears out those that it has.
 *
 * <ul>
 *   <li>The <em>segmentation</em> of a window is what the network takes its pixels for:
 *       probabilities of fill (roof) and edge (outline of a roof).
 *   <li>A <em>run</em> is a stretch of pixels of a row that show a roof. Runs that touch along a
 *       side, wherever windows were cut, are one <em>component</em>: a building that was found.
 *   <li>The <em>support</em> of a footprint says how much the image shows a building right there,
 *       from 0 to 1.
 * </ul>
 */
package org.cadalign.detect;
