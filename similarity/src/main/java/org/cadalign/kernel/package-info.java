/**
 * Kernels between samples, from their Jacobians (the paper's sections 2 and 3).
 *
 * <dl>
 *   <dt>K(x, x')
 *   <dd>J(x) J(x')^T, d rows and columns; for d = 1 the inner product k^I, also known as the neural
 *       tangent kernel
 *   <dt>k^N, K^N
 *   <dd>influence: how much f(x') moves when f(x) is moved by one
 *   <dt>k^C, K^C
 *   <dd>correlation: K(x, x)^(-1/2) K(x, x') K(x', x')^(-1/2), and its trace over d
 *   <dt>no evidence
 *   <dd>what is said of a sample whose K(x, x) is singular: its outputs cannot be moved
 *       independently, so nothing can be said of its neighbours
 * </dl>
 */
package org.cadalign.kernel;
