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
 */
public record NetworkGradients(
    Network network, int size, IntFunction<? extends Map<String, Tensor>> inputs)
    implements GradientSource {
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
    return IntStream.range(from, to)
        .mapToObj(i -> new Jacobian(network.jacobian(inputs.apply(i)).rows()))
        .toList();
  }

  @Override
  public List<double[][]> directional(int from, int to, double[][] directions) {
    return IntStream.range(from, to)
        .mapToObj(i -> network.directional(inputs.apply(i), directions))
        .toList();
  }
}
