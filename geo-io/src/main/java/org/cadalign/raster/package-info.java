/**
 * Images and fields on a grid.
 *
 * <ul>
 *   <li><b>Pixel coordinates</b> are continuous: (0, 0) is the outer corner of the first pixel,
 *       (0.5, 0.5) its centre, x to the right, y down. A <b>window</b> is a rectangle of whole
 *       pixels.
 *   <li>A pixel is <b>valid</b> where the image holds data: not nodata by tag, alpha or mask, and
 *       not of exact black or white that is joined to the border.
 *   <li>The <b>raw image</b> is what the file holds, in 8 or 16 bits and any number of bands; the
 *       <b>image source</b> is what the rest of the program sees: three bands of 8 bits and their
 *       validity.
 *   <li>The <b>ground resolution</b> of an image is two numbers: metres a pixel along its columns
 *       and along its rows.
 *   <li>The <b>working grid</b> has the axes of the image's pixels and isotropic pixels of 0.3 L
 *       ground metres at level L; a coordinate at level L is the coordinate at level 1 divided by
 *       L.
 *   <li>A <b>displacement</b> is what is added to a map coordinate to land on the image. Inside the
 *       program it is in pixels of the working grid; in a field's file it is in ground metres, east
 *       and north.
 * </ul>
 */
package org.cadalign.raster;
