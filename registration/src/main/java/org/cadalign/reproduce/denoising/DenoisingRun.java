package org.cadalign.reproduce.denoising;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.cadalign.denoise.FactoredKernel;
import org.cadalign.denoise.NeighbourAverage;
import org.cadalign.denoise.NoiseFit;
import org.cadalign.denoise.PivotedCholesky;
import org.cadalign.denoise.RidgeSmoother;
import org.cadalign.toy.FactorisedGram;
import org.cadalign.toy.Mlp;
import org.cadalign.toy.MlpShape;
import org.cadalign.toy.MlpTraining;
import org.cadalign.toy.ToyData;
import org.hipparchus.stat.correlation.SpearmansCorrelation;
import org.hipparchus.stat.descriptive.rank.Median;

/**
 * One network trained on noisy labels, and what its gradients say of the noise that is left.
 * Nothing that enters the prediction knows the truth or the noise.
 *
 * @param protocol how the network is trained
 */
record DenoisingRun(Protocol protocol) {
  /** Columns of the kernel's factor; the smoothers that come out have some tens of freedoms. */
  private static final int RANK = 384;

  /** Share of the kernel's trace that may stay outside the factor. */
  private static final double TOLERANCE = 1e-10;

  private static final int REDRAWN = 16;
  private static final int REDRAWS = 2000;

  /**
   * How to train: squared error, Adam, first on batches, then on all samples at a falling rate so
   * that the end is near a stationary point, as the identity asks.
   *
   * @param batchEpochs epochs of batches of 64 at 1e-3
   * @param fullEpochs epochs of one step, the rate falling from 1e-3 to 1e-5
   */
  record Protocol(int batchEpochs, int fullEpochs) {
    /** That of docs/results.md. */
    static final Protocol FULL = new Protocol(100, 300);

    private static final MlpShape SHAPE = MlpShape.relu(3);

    Mlp train(ToyData data, long seed) {
      List<MlpTraining.Stage> stages =
          List.of(
              new MlpTraining.Stage(batchEpochs, 64, 1e-3),
              new MlpTraining.Stage(fullEpochs, data.size(), 1e-3, 1e-5));
      return MlpTraining.train(
          Mlp.initialised(SHAPE, seed),
          data.samples(),
          data.labels(),
          new MlpTraining.Options(MlpTraining.Loss.L2, stages, seed),
          (epoch, network) -> {});
    }
  }

  /** Trains and measures; the same seed gives the same outcome. */
  Outcome run(Cell cell, long seed) {
    ToyData data =
        ToyData.drawn(cell.frequency(), cell.samples(), ToyData.Density.UNIFORM, seed)
            .withNoise(cell.sigma(), seed);
    Mlp network = protocol.train(data, seed);
    double[] predictions = column(network.outputs(data.samples()));
    double[][] kernel = FactorisedGram.inner(network, data.samples());
    return measure(cell, data, predictions, kernel);
  }

  private static Outcome measure(Cell cell, ToyData data, double[] predictions, double[][] kernel) {
    double[] labels = column(data.labels());
    double[] errors = difference(predictions, data.truth());
    double[] residuals = difference(labels, predictions);
    FactoredKernel factored = PivotedCholesky.of(kernel, RANK, TOLERANCE);
    RidgeSmoother smoother = RidgeSmoother.of(factored);
    NoiseFit fit = smoother.fit(residuals);
    List<NeighbourAverage> averages =
        Arrays.stream(kernel).map(row -> NeighbourAverage.of(row).orElseThrow()).toList();
    double[] factors = averages.stream().mapToDouble(NeighbourAverage::factor).toArray();
    double[] shifts =
        IntStream.range(0, predictions.length)
            .mapToDouble(i -> Math.abs(predictions[i] - averages.get(i).average(predictions)))
            .toArray();
    double[] each =
        Arrays.stream(factored.rows())
            .mapToDouble(row -> smoother.predictedResidual(row, fit))
            .toArray();
    double[] magnitudes = Arrays.stream(errors).map(Math::abs).toArray();
    return new Outcome(
        rootMeanSquare(errors),
        smoother.predictedResidual(fit),
        median(factors) * cell.sigma(),
        fit.noise(),
        fit.degreesOfFreedom(),
        rootMeanSquare(averages.stream().mapToDouble(a -> a.average(residuals)).toArray()),
        redraws(averages),
        Arrays.stream(shifts).average().orElseThrow(),
        rankCorrelation(magnitudes, each),
        rankCorrelation(magnitudes, factors),
        rankCorrelation(magnitudes, shifts));
  }

  /** The factor is said to be a deviation over redraws of the noise; here it is drawn anew. */
  private static double redraws(List<NeighbourAverage> averages) {
    Random random = new Random(averages.size());
    int step = Math.max(1, averages.size() / REDRAWN);
    List<NeighbourAverage> some =
        IntStream.range(0, averages.size())
            .filter(i -> i % step == 0)
            .mapToObj(averages::get)
            .toList();
    double[] squares = new double[some.size()];
    for (int draw = 0; draw < REDRAWS; draw++) {
      double[] noise =
          IntStream.range(0, averages.size()).mapToDouble(i -> random.nextGaussian()).toArray();
      for (int i = 0; i < squares.length; i++) {
        double average = some.get(i).average(noise);
        squares[i] += average * average / REDRAWS;
      }
    }
    return median(
        IntStream.range(0, squares.length)
            .mapToDouble(i -> Math.sqrt(squares[i]) / some.get(i).factor())
            .toArray());
  }

  private static double rankCorrelation(double[] a, double[] b) {
    return new SpearmansCorrelation().correlation(a, b);
  }

  static double median(double[] values) {
    return new Median().evaluate(values);
  }

  private static double rootMeanSquare(double[] values) {
    return Math.sqrt(Arrays.stream(values).map(v -> v * v).average().orElseThrow());
  }

  private static double[] difference(double[] a, double[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> a[i] - b[i]).toArray();
  }

  private static double[] column(double[][] rows) {
    return Arrays.stream(rows).mapToDouble(row -> row[0]).toArray();
  }
}
