package org.cadalign.denoise;

import java.util.OptionalDouble;

/**
 * What reference samples say of one prediction.
 *
 * @param factor the paper's denoising factor: deviation of E_k of label noise of deviation 1
 * @param effectiveNeighbours N_eff, one over the factor's square
 * @param shift Euclidean length of f(x) - E_k[f], in the outputs' unit
 * @param neighbourResidual how far predictions lie from labels among the samples that the network
 *     treats as the same: root of the mean of |label - f|^2 with the weights max(0, k^C)^4, in the
 *     outputs' unit; holds the label noise; empty where no sample is treated alike
 * @param predictedResidual estimated deviation of the label noise that is left in f(x), root of the
 *     sum over outputs of its variance, in the outputs' unit; empty where the samples' residuals
 *     show no fitted noise
 */
public record Assessment(
    double factor,
    double effectiveNeighbours,
    double shift,
    OptionalDouble neighbourResidual,
    OptionalDouble predictedResidual) {}
