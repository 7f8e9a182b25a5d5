package org.cadalign.toy;

import java.util.ArrayList;
import java.util.List;
import org.cadalign.gradient.GradientSource;
import org.cadalign.gradient.Jacobian;

/**
 * A toy network on a set of samples, as the similarity module sees it.
 *
 * @param network whose derivatives are taken
 * @param samples N rows of as many numbers as it has inputs; not copied
 */
public record ToyNetwork(Mlp network, double[][] samples) implements GradientSource {
  @Override
  public int size() {
    return samples.length;
  }

  @Override
  public int outputs() {
    return network.shape().outputs();
  }

  @Override
  public int parameters() {
    return network.shape().parameters();
  }

  @Override
  public List<Jacobian> jacobians(int from, int to) {
    MlpPass pass = network.pass(1);
    List<Jacobian> all = new ArrayList<>();
    for (int i = from; i < to; i++) {
      all.add(network.jacobian(pass, samples[i]));
    }
    return all;
  }
}
