package org.cadalign.trust;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import org.cadalign.denoise.Assessment;
import org.cadalign.denoise.ReferenceSamples;
import org.cadalign.raster.WorkingGrid;

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

  /**
   * By a model's examples; the patches' sketches must be of the same map. The answer is taken as a
   * displacement in ground metres, whatever the level of a patch, so that examples of one level
   * speak of buildings of another.
   */
  static Denoising by(TrainingExamples examples) {
    int n = examples.size();
    double[][][] sketches = new double[n][][];
    double[][] predictions = new double[n][];
    double[][] labels = new double[n][];
    for (int i = 0; i < n; i++) {
      double metres = metres(examples.sources().get(i).level());
      sketches[i] = scaled(examples.sketches()[i], metres);
      predictions[i] = scaled(examples.predictions()[i], metres);
      labels[i] = scaled(examples.labels()[i], metres);
    }
    ReferenceSamples samples = ReferenceSamples.of(sketches, predictions, labels);
    return row -> assessed(samples, row);
  }

  private static Optional<Denoised> assessed(ReferenceSamples samples, PatchRow.Derived row) {
    double metres = metres(row.level());
    double[] answer = Arrays.stream(row.outputs()).map(pixels -> pixels * metres).toArray();
    return samples
        .assess(scaled(row.sketch(), metres), answer)
        .map(Denoised::of)
        .filter(Denoised::isFinite);
  }

  /** Of a pixel. */
  private static double metres(int level) {
    return level * WorkingGrid.METRES;
  }

  private static double[][] scaled(float[][] rows, double factor) {
    return Arrays.stream(rows).map(row -> scaled(row, factor)).toArray(double[][]::new);
  }

  private static double[] scaled(float[] row, double factor) {
    double[] scaled = new double[row.length];
    for (int i = 0; i < row.length; i++) {
      scaled[i] = factor * row[i];
    }
    return scaled;
  }

  /**
   * What is left of noise.
   *
   * @param effective N_eff, effective number of training patches that an answer rests on
   * @param factor what label noise of standard deviation one is brought down to in their average
   * @param neighbourResidual how far answers lie from labels among the training patches that the
   *     network treats alike, ground metres; holds the noise of the labels; empty where it treats
   *     none alike
   * @param residual predicted standard deviation of the label noise that is left in the answer,
   *     both components together, ground metres; empty where too little of the examples' noise was
   *     fitted to be told
   */
  record Denoised(
      double effective,
      double factor,
      Optional<Double> neighbourResidual,
      Optional<Double> residual) {
    private static Denoised of(Assessment a) {
      return new Denoised(
          a.effectiveNeighbours(),
          a.factor(),
          finite(a.neighbourResidual()),
          finite(a.predictedResidual()));
    }

    private static Optional<Double> finite(OptionalDouble value) {
      return value.stream().boxed().filter(Double::isFinite).findFirst();
    }

    private boolean isFinite() {
      return Double.isFinite(effective) && Double.isFinite(factor);
    }
  }
}
