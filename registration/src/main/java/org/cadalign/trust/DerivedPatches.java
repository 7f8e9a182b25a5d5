package org.cadalign.trust;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import org.cadalign.engine.Network;
import org.cadalign.engine.Tensor;
import org.cadalign.gradient.GradientSource;
import org.cadalign.gradient.Jacobian;
import org.cadalign.kernel.KernelMatrix;

/**
 * A network's derivatives on patches that are held in memory. What is to be kept of a patch is
 * taken off when its Jacobian is computed, so that it is computed once.
 */
final class DerivedPatches implements GradientSource {
  private final Network network;
  private final List<Map<String, Tensor>> inputs;
  private final Function<Jacobian, float[][]> sketch;
  private final AtomicReferenceArray<Kept> kept;

  /**
   * What stays of a patch.
   *
   * @param outputs d
   * @param own K(x, x)
   * @param sketch d x m
   */
  record Kept(double[] outputs, double[][] own, float[][] sketch) {}

  /**
   * A source over patches.
   *
   * @param inputs of the network, patch by patch
   * @param sketch of a Jacobian as it is, d x m
   */
  DerivedPatches(
      Network network, List<Map<String, Tensor>> inputs, Function<Jacobian, float[][]> sketch) {
    this.network = network;
    this.inputs = List.copyOf(inputs);
    this.sketch = sketch;
    this.kept = new AtomicReferenceArray<>(inputs.size());
  }

  @Override
  public int size() {
    return inputs.size();
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
    List<Jacobian> found = new ArrayList<>();
    for (int i = from; i < to; i++) {
      org.cadalign.engine.Jacobian derived = network.jacobian(inputs.get(i));
      Jacobian jacobian = new Jacobian(derived.rows());
      found.add(jacobian);
      if (kept.get(i) == null) {
        kept.set(
            i,
            new Kept(
                derived.outputs(), KernelMatrix.of(jacobian, jacobian), sketch.apply(jacobian)));
      }
    }
    return found;
  }

  @Override
  public List<double[][]> directional(int from, int to, double[][] directions) {
    List<double[][]> found = new ArrayList<>();
    for (int i = from; i < to; i++) {
      found.add(network.directional(inputs.get(i), directions));
    }
    return found;
  }

  /** What stays of a patch whose Jacobian was asked for. */
  Kept kept(int i) {
    return Optional.ofNullable(kept.get(i))
        .orElseThrow(() -> new IllegalStateException("patch " + i + " was not derived"));
  }
}
