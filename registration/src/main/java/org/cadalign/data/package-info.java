/**
 * Footprints and their groups, which all other packages go by, and training sets drawn from images
 * and their building layers.
 *
 * <p>Terms. A <em>footprint</em> is one building's polygon in pixels of the working grid at level 1
 * (0.3 ground metres, x right, y down). A <em>group</em> is a set of footprints that share a vertex
 * or a wall and therefore move together. A <em>scene</em> is an image with its footprints, a
 * <em>plane</em> the image at one level, held in memory. <em>Labels</em> are footprints where the
 * layer has them, taken as true; the <em>map</em> is what the network is shown: labels after some
 * groups have been dropped and all others moved away by a known misalignment. The
 * <em>displacement</em> of a group is what must be added to the map to land on the labels. A
 * <em>window</em> of a sample is a square of pixels of one level in a frame that may be turned,
 * mirrored and scaled against the scene.
 */
package org.cadalign.data;
