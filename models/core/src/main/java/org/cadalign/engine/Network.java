package org.cadalign.engine;

import java.util.Map;
import java.util.SortedMap;
import org.cadalign.spec.NetworkSpec;

/**
 * A network in an engine's own memory. A network has one or more <em>stages</em>, named by its
 * {@link NetworkSpec}; each maps named tensors to named tensors. {@link #forward} and {@link
 * #gradient} may be called from several threads at once, each running on its caller's thread alone;
 * {@link #load} must not overlap them.
 */
public interface Network extends AutoCloseable {
  NetworkSpec spec();

  /** A copy of all parameters by name, in the order of {@link #gradient}'s values. */
  SortedMap<String, Tensor> weights();

  /**
   * Sets all parameters.
   *
   * @throws IllegalArgumentException if a name or shape is not this network's
   */
  void load(Map<String, Tensor> weights);

  /** Runs one stage without recording gradients. */
  Map<String, Tensor> forward(String stage, Map<String, Tensor> inputs);

  /** Loss of one training sample and its gradient; weights stay as they are. */
  Gradient gradient(Map<String, Tensor> sample, LossContext context);

  /** Frees the engine's memory at once. */
  @Override
  void close();

  /**
   * What one sample says of the weights.
   *
   * @param losses the total under {@code "loss"}, then its parts
   * @param values derivative of the total, all parameters one after the other in name order
   */
  record Gradient(SortedMap<String, Double> losses, float[] values) {}

  /**
   * What a loss may depend on beside the sample.
   *
   * @param step index of the training step, from 0
   */
  record LossContext(long step) {}
}
