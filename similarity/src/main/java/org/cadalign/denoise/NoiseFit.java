package org.cadalign.denoise;

/**
 * What the residuals of a training say of its labels and of itself, see {@link RidgeSmoother}.
 *
 * @param noise standard deviation of the label noise, in the labels' unit
 * @param ridge strength of the regularisation that the training amounts to, in the kernel's unit
 * @param degreesOfFreedom trace of the smoother: how many numbers the network has fitted
 */
public record NoiseFit(double noise, double ridge, double degreesOfFreedom) {}
