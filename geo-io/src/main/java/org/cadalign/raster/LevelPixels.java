package org.cadalign.raster;

/**
 * A window of the working grid at one level, resampled from the image.
 *
 * @param level 1, 2, 4 or 8
 * @param window in pixels of that level
 * @param bands {@code [3][height * width]}, 0..255, the mean over the valid part of each pixel; 0
 *     where nothing is valid
 * @param valid {@code [height * width]}, 0..1, how much of each pixel holds data
 */
public record LevelPixels(int level, Window window, float[][] bands, float[] valid) {}
