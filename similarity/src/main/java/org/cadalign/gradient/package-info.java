/**
 * How the similarity module sees a network: only by the derivatives of its outputs.
 *
 * <dl>
 *   <dt>f(x)
 *   <dd>what the network answers for sample x: d numbers, the <em>outputs</em>
 *   <dt>theta
 *   <dd>all p trained values of the network, its <em>parameters</em>, in a fixed order
 *   <dt>Jacobian
 *   <dd>d f(x) / d theta, d rows of p numbers; the paper's G(x) is its transpose
 * </dl>
 *
 * <p>The module follows "Input Similarity from the Neural Network Perspective" (Charpiat, Girard,
 * Felardos, Tarabalka, NeurIPS 2019), which the packages call "the paper".
 */
package org.cadalign.gradient;
