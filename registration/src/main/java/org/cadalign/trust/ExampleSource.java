package org.cadalign.trust;

/**
 * Where an example is from.
 *
 * @param scene name in the manifest
 * @param level of its pixels
 * @param sample number of the training sample
 * @param x centre of its building in the scene, level-1 pixels to the right
 * @param y likewise, down
 */
public record ExampleSource(String scene, int level, long sample, double x, double y) {}
