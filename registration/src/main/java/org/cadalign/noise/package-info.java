/**
 * Displacement fields and the noise that misaligns layers.
 *
 * <p>Terms. A field lives in a <em>plane</em>: any frame that is isotropic on the ground. Positions
 * and displacements share its axes and its unit. {@link org.cadalign.noise.Perturbation} uses
 * ground metres, x east and y north; training samples use pixels of their window, x right and y
 * down.
 *
 * <p>A field here is <em>noise</em> when it is what moved true positions away from the image, and a
 * <em>correction</em> when it is added to a map to land on the image; one is the other's negative.
 * Fields are sums of analytic terms, evaluated exactly wherever they are asked for, and depend on
 * their seed alone.
 */
package org.cadalign.noise;
