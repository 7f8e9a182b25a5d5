package org.cadalign.trust;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.cadalign.engine.Network;
import org.cadalign.engine.Tensor;
import org.cadalign.gradient.GradientSource;
import org.cadalign.gradient.Jacobian;
import org.cadalign.kernel.KernelMatrix;
import org.cadalign.kernel.Whitening;
import org.cadalign.retrieve.CountSketch;

/**
 * A network's derivatives on patches that are held in memory. What is to be kept of a patch is
 * taken off when its Jacobian is computed, so that it is computed once.
 */
final class DerivedPatches implements GradientSource {
  private final Network network;
  private final List<Map<String, Tensor>> inputs;
  private final CountSketch sketch;
  private final AtomicReferenceArray<Kept> kept;

  /**
   * What stays of a patch.
   *
   * @param outputs d
   * @param own K(x, x)
   * @param sketch d x m, of the Jacobian as it is
   * @param correlation the same of orthonormal rows; empty for a patch without evidence
   */
  record Kept(double[] outputs, double[][] own, float[][] sketch, Optional<Jacobian> correlation) {}

  /**
   * A source over patches.
   *
   * @param inputs of the network, patch by patch
   * @param sketch how Jacobians are sketched
   */
  DerivedPatches(Network network, List<Map<String, Tensor>> inputs, CountSketch sketch) {
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
        kept.set(i, kept(derived.outputs(), jacobian));
      }
    }
    return found;
  }

  private Kept kept(double[] outputs, Jacobian jacobian) {
    return new Kept(
        outputs,
        KernelMatrix.of(jacobian, jacobian),
        single(sketch.kernel(jacobian).rows()),
        sketch.correlation(jacobian, Whitening.FLOOR));
  }

  private static float[][] single(double[][] rows) {
    float[][] single = new float[rows.length][rows[0].length];
    for (int i = 0; i < rows.length; i++) {
      for (int k = 0; k < rows[i].length; k++) {
        single[i][k] = (float) rows[i][k];
      }
    }
    return single;
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
