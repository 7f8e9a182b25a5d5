/**
 * How much label noise the network has averaged away (the paper's section 5).
 *
 * <dl>
 *   <dt>E_k
 *   <dd>average over samples with the weights k^IN, which are k^I divided by their sum
 *   <dt>denoising factor
 *   <dd>Euclidean norm of those weights: the standard deviation of E_k of noise of deviation one
 *   <dt>N_eff
 *   <dd>effective number of neighbours, one over the factor's square
 *   <dt>shift
 *   <dd>|f(x) - E_k of f|
 *   <dt>predicted residual
 *   <dd>what is estimated of the prediction's deviation from the truth that the labels are noisy
 *       versions of
 * </dl>
 */
package org.cadalign.denoise;
