/**
 * The paper's section 5 where the truth is known: a sine learnt from noisy labels, how much noise
 * is left in the predictions, and what is predicted of it from labels and gradients alone.
 *
 * <dl>
 *   <dt>cell
 *   <dd>label noise, number of samples and frequency; measured over several seeds
 *   <dt>actual residual
 *   <dd>root mean square of prediction minus truth over the training samples
 * </dl>
 */
package org.cadalign.reproduce.denoising;
