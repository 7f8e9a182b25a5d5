/**
 * Training from noisy labels where the truth is known: cities are made up, their labels displaced
 * by noise of a chosen size, and networks trained on them in rounds. What is left of the noise is
 * measured against the truth.
 *
 * <p>A <em>setting</em> is a size of noise, a number of cities and a variant of the method. A
 * <em>residual</em> is the root mean square, per axis, of what lies between corrected labels and
 * the truth; noise is stated in pixels of 0.3 m.
 */
package org.cadalign.reproduce.registration;
