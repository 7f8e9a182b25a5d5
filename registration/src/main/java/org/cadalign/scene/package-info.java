/**
 * An image and a layer brought onto one working grid: where pixels and features of files become
 * what training and aligning work on.
 *
 * <ul>
 *   <li>A <em>scene image</em> is an open image with its working grid, read at any level.
 *   <li>A <em>scene layer</em> is a layer's polygons in level-1 working pixels of that image, and
 *       their groups.
 * </ul>
 */
package org.cadalign.scene;
