package org.cadalign.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.cadalign.engine.Network.LossContext;

/** Derivatives against finite differences; the network must compute in double precision. */
public final class GradientCheck {
  private static final float STEP = 1e-5f;

  private GradientCheck() {}

  /** Checks every {@code stride}-th parameter; kinks of rectifiers may spoil a few of them. */
  public static void check(
      Network network, Map<String, Tensor> sample, LossContext context, int stride) {
    float[] weights = WeightMap.flatten(network.weights());
    float[] gradient = network.gradient(sample, context).values();
    int checked = 0;
    int wrong = 0;
    for (int i = 0; i < weights.length; i += stride) {
      double numeric = slope(network, sample, context, weights, i);
      double error = Math.abs(numeric - gradient[i]);
      checked++;
      wrong += error > 1e-4 * Math.abs(numeric) + 1e-5 ? 1 : 0;
    }
    assertThat(wrong).as("wrong of %d derivatives", checked).isLessThanOrEqualTo(checked / 50);
  }

  private static double slope(
      Network network, Map<String, Tensor> sample, LossContext context, float[] weights, int i) {
    float[] up = weights.clone();
    float[] down = weights.clone();
    up[i] += STEP;
    down[i] -= STEP;
    double rise = loss(network, sample, context, up) - loss(network, sample, context, down);
    return rise / ((double) up[i] - down[i]);
  }

  private static double loss(
      Network network, Map<String, Tensor> sample, LossContext context, float[] weights) {
    network.load(WeightMap.unflatten(network.spec(), weights));
    return network.gradient(sample, context).losses().get("loss");
  }
}
