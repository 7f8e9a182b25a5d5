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
 *   <dd>estimated deviation of the label noise that is left in a prediction; all of its deviation
 *       from the truth where nothing but noise keeps it from that
 *   <dt>neighbour residual
 *   <dd>how far predictions lie from labels among the samples that are treated alike
 * </dl>
 */
package org.cadalign.denoise;
