package org.cadalign.raster;

/**
 * What an image shows in a window: three bands of 8 bits, and which pixels hold data at all.
 *
 * @param window the window that was asked for; pixels of it outside the image are not valid
 * @param bands {@code [3][height * width]} samples 0..255 as unsigned bytes, row by row; 0 where
 *     not valid
 * @param valid {@code [height * width]} 1 where the image holds data, 0 for nodata, masked or
 *     outside
 */
public record Pixels(Window window, byte[][] bands, byte[] valid) {}
