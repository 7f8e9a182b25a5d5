package org.cadalign.trust;

import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.cadalign.engine.Network;
import org.cadalign.engine.Tensor;
import org.cadalign.gradient.GradientSource;
import org.cadalign.gradient.Jacobian;

/**
 * A network's derivatives on samples that are asked for one by one, so that none of them need be
 * kept.
 *
 * @param network with its weights
 * @param size number of samples, N
 * @param inputs of the network's Jacobian, by number of the sample; called from several threads
 * @param witness is shown all that is derived
 */
public record NetworkGradients(
    Network network, int size, IntFunction<? extends Map<String, Tensor>> inputs, Witness witness)
    implements GradientSource {
  /** Sees Jacobians as they are computed, and may keep of them what it needs. */
  @FunctionalInterface
  public interface Witness {
    /**
     * Called from several threads, and again where a sample is derived again.
     *
     * @param sample its number
     * @param derived outputs of the network and their derivatives
     */
    void see(int sample, org.cadalign.engine.Jacobian derived);
  }

  /** Nobody looks on. */
  public NetworkGradients(
      Network network, int size, IntFunction<? extends Map<String, Tensor>> inputs) {
    this(network, size, inputs, (sample, derived) -> {});
  }

  /** Samples in memory. */
  public static NetworkGradients of(Network network, List<? extends Map<String, Tensor>> inputs) {
    return new NetworkGradients(network, inputs.size(), inputs::get);
  }

  @Override
  public int outputs() {
    return ExampleTensors.OUTPUTS;
  }

  @Override
  public int parameters() {
    return Math.toIntExact(network.spec().size());
  }

  @Override
  public List<Jacobian> jacobians(int from, int to) {
    return IntStream.range(from, to).mapToObj(this::jacobian).toList();
  }

  private Jacobian jacobian(int sample) {
    org.cadalign.engine.Jacobian derived = network.jacobian(inputs.apply(sample));
    witness.see(sample, derived);
    return new Jacobian(derived.rows());
  }

  @Override
  public List<double[][]> directional(int from, int to, double[][] directions) {
    return IntStream.range(from, to)
        .mapToObj(i -> network.directional(inputs.apply(i), directions))
        .toList();
  }
}
