package org.cadalign.trust;

import java.util.Arrays;
import java.util.Optional;
import org.cadalign.denoise.ReferenceSamples;

/**
 * What the training patches say of the label noise that is left in an answer. They are those that
 * the model carries, whatever neighbours are counted among: it is their labels that were noisy.
 */
@FunctionalInterface
interface Denoising {
  /** Of one patch; empty where nothing can be said. */
  Optional<Denoised> of(PatchRow.Derived row);

  /** Says nothing of anything. */
  static Denoising none() {
    return row -> Optional.empty();
  }

  /** By a model's examples; the patches' sketches must be of the same map. */
  static Denoising by(TrainingExamples examples) {
    ReferenceSamples samples =
        ReferenceSamples.of(
            Arrays.stream(examples.sketches()).map(Denoising::wide).toArray(double[][][]::new),
            wide(examples.predictions()),
            wide(examples.labels()));
    return row ->
        samples
            .assess(wide(row.sketch()), row.outputs())
            .map(a -> new Denoised(a.effectiveNeighbours(), a.factor(), a.predictedResidual()))
            .filter(Denoised::isFinite);
  }

  private static double[][] wide(float[][] rows) {
    double[][] wide = new double[rows.length][rows[0].length];
    for (int i = 0; i < rows.length; i++) {
      for (int k = 0; k < rows[i].length; k++) {
        wide[i][k] = rows[i][k];
      }
    }
    return wide;
  }

  /**
   * What is left of noise.
   *
   * @param effective N_eff, effective number of training patches that an answer rests on
   * @param factor what label noise of standard deviation one is brought down to in their average
   * @param residual predicted standard deviation of the noise that is left in the answer, pixels of
   *     the level
   */
  record Denoised(double effective, double factor, double residual) {
    private boolean isFinite() {
      return Double.isFinite(effective) && Double.isFinite(factor) && Double.isFinite(residual);
    }
  }
}
