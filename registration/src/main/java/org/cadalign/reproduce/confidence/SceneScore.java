package org.cadalign.reproduce.confidence;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.cadalign.confidence.Calibration;
import org.cadalign.confidence.ErrorSpread;
import org.cadalign.confidence.Sign;
import org.cadalign.evaluate.ErrorSummary;
import org.cadalign.reproduce.confidence.JudgedScene.Building;

/**
 * How well a prediction tells the errors of a scene.
 *
 * @param scene that was judged
 * @param spearman rank correlation of expected and true errors
 * @param coverage share of the buildings that keep within their stated 90 % bound
 * @param predictedCe90 metres
 * @param measuredCe90 metres; empty below 30 buildings
 * @param removed share of the error above 1 m that goes with the fifth of the buildings that are
 *     trusted least; empty where no error exceeds 1 m
 * @param told whether runs tell expected errors of such a scene, see {@link
 *     org.cadalign.confidence.UsualSupport}
 */
record SceneScore(
    JudgedScene scene,
    double spearman,
    double coverage,
    double predictedCe90,
    OptionalDouble measuredCe90,
    OptionalDouble removed,
    boolean told) {
  private static final double LARGE_M = 1;
  private static final int FIFTH = 5;
  private static final int RELIABLE = 100;

  static SceneScore of(JudgedScene scene, Calibration calibration) {
    List<ErrorSpread> spreads =
        scene.buildings().stream().map(b -> calibration.spread(b.signs())).toList();
    double[] scores =
        scene.buildings().stream().mapToDouble(b -> calibration.score(b.signs())).toArray();
    double[] errors = scene.buildings().stream().mapToDouble(Building::error).toArray();
    return new SceneScore(
        scene,
        RankCorrelation.of(scores, errors),
        coverage(spreads, errors),
        ErrorSpread.ce90(spreads),
        ErrorSummary.of(errors).ce90(),
        removed(scores, errors),
        calibration
            .usual()
            .whyNot(
                scene.buildings().stream()
                    .map(building -> building.signs().of(Sign.SUPPORT))
                    .flatMap(support -> support.stream().boxed())
                    .toList())
            .isEmpty());
  }

  static double coverage(List<ErrorSpread> spreads, double[] errors) {
    long kept =
        IntStream.range(0, errors.length)
            .filter(i -> errors[i] <= spreads.get(i).summary().bound())
            .count();
    return (double) kept / errors.length;
  }

  private static OptionalDouble removed(double[] scores, double[] errors) {
    double all = Arrays.stream(errors).map(SceneScore::excess).sum();
    double least =
        IntStream.range(0, scores.length)
            .boxed()
            .sorted(Comparator.<Integer>comparingDouble(i -> -scores[i]).thenComparing(i -> i))
            .limit(Math.round((double) scores.length / FIFTH))
            .mapToDouble(i -> excess(errors[i]))
            .sum();
    return all > 0 ? OptionalDouble.of(least / all) : OptionalDouble.empty();
  }

  private static double excess(double error) {
    return Math.max(0, error - LARGE_M);
  }

  /** The same of scenes whose measured CE90 is good to some tenth. */
  OptionalDouble reliableCe90Ratio() {
    return scene.buildings().size() < RELIABLE ? OptionalDouble.empty() : ce90Ratio();
  }

  /** Predicted over measured CE90. */
  OptionalDouble ce90Ratio() {
    return measuredCe90.isPresent()
        ? OptionalDouble.of(predictedCe90 / measuredCe90.getAsDouble())
        : OptionalDouble.empty();
  }
}
