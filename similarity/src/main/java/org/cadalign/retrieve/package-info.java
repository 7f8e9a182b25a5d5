/**
 * The samples nearest to a given one under k^C.
 *
 * <dl>
 *   <dt>sketch
 *   <dd>a Jacobian, whitened so that inner products are correlations, projected to few numbers by a
 *       sparse random map that keeps inner products in the mean
 *   <dt>store
 *   <dd>sketches of many samples in a file, with what they are of
 *   <dt>re-ranking
 *   <dd>exact k^C for the best by sketch
 * </dl>
 */
package org.cadalign.retrieve;
