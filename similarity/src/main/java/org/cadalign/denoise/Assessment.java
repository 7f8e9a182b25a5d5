package org.cadalign.denoise;

/**
 * What reference samples say of one prediction.
 *
 * @param factor the paper's denoising factor: deviation of E_k of label noise of deviation 1
 * @param effectiveNeighbours N_eff, one over the factor's square
 * @param shift Euclidean length of f(x) - E_k[f], in the outputs' unit
 * @param predictedResidual estimated deviation of the noise that is left in f(x), root of the sum
 *     over outputs of its variance, in the outputs' unit
 */
public record Assessment(
    double factor, double effectiveNeighbours, double shift, double predictedResidual) {}
