package org.cadalign.engine;

import java.util.Map;
import java.util.SortedMap;
import org.cadalign.spec.NetworkSpec;

/**
 * A network in an engine's own memory. A network has one or more <em>stages</em>, named by its
 * {@link NetworkSpec}; each maps named tensors to named tensors. All but {@link #load} and {@link
 * #close} may be called from several threads at once, each running on its caller's thread alone, if
 * not on a card; {@link #load} must not overlap them.
 */
public interface Network extends AutoCloseable {
  /** Input that chooses which outputs {@link #jacobian} is of. */
  String TARGET = "target";

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

  /**
   * The network's chosen outputs for one sample, and their derivatives by all parameters. Which
   * outputs these are, the family of networks says; of a matcher the displacement (x, y) of the
   * group that the input {@link #TARGET} numbers, from 0.
   *
   * @throws UnsupportedOperationException if the engine cannot, in one line
   */
  default Jacobian jacobian(Map<String, Tensor> inputs) {
    throw new UnsupportedOperationException("this engine has no Jacobians");
  }

  /**
   * How the chosen outputs move when the parameters move along each of some directions.
   *
   * @param directions rows of all parameters in name order
   * @return for each output one number for each direction
   * @throws UnsupportedOperationException if the engine cannot, in one line
   */
  default double[][] directional(Map<String, Tensor> inputs, double[][] directions) {
    throw new UnsupportedOperationException("this engine has no directional derivatives");
  }

  /**
   * A loss of the Jacobians of two samples, and its derivative by all parameters, for which the
   * network is derived twice; weights stay as they are. The losses hold the pair's under {@code
   * "loss"}.
   *
   * @throws UnsupportedOperationException if the engine cannot, in one line
   */
  default Gradient pairGradient(Map<String, Tensor> one, Map<String, Tensor> other, PairLoss loss) {
    throw new UnsupportedOperationException("this engine cannot derive twice");
  }

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
   * @param weights of its parts
   */
  record LossContext(long step, LossWeights weights) {
    /** With every part as its family has it. */
    public LossContext(long step) {
      this(step, LossWeights.WHOLE);
    }
  }
}
