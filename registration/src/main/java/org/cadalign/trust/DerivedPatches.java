package org.cadalign.trust;

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
 * Patches that are held in memory. What is to be kept of a patch is taken off when its Jacobian is
 * computed, so that it is computed once.
 */
final class DerivedPatches {
  private final NetworkGradients source;
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
   * Patches of which nothing is derived yet.
   *
   * @param inputs of the network, patch by patch
   * @param sketch how Jacobians are sketched
   */
  DerivedPatches(Network network, List<Map<String, Tensor>> inputs, CountSketch sketch) {
    this.source = new NetworkGradients(network, inputs.size(), inputs::get, this::keep);
    this.sketch = sketch;
    this.kept = new AtomicReferenceArray<>(inputs.size());
  }

  /** Derives them. */
  GradientSource source() {
    return source;
  }

  private void keep(int i, org.cadalign.engine.Jacobian derived) {
    if (kept.get(i) == null) {
      kept.set(i, kept(derived.outputs(), new Jacobian(derived.rows())));
    }
  }

  private Kept kept(double[] outputs, Jacobian jacobian) {
    return new Kept(
        outputs,
        KernelMatrix.of(jacobian, jacobian),
        ExampleTensors.single(sketch.kernel(jacobian).rows()),
        sketch.correlation(jacobian, Whitening.FLOOR));
  }

  /** What stays of a patch whose Jacobian was asked for. */
  Kept kept(int i) {
    return Optional.ofNullable(kept.get(i))
        .orElseThrow(() -> new IllegalStateException("patch " + i + " was not derived"));
  }
}
