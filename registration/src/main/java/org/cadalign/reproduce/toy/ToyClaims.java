package org.cadalign.reproduce.toy;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cadalign.reproduce.toy.ToyClaim.Verdict;

/**
 * Judges claims 12 to 18 on a result. The levels were set before anything was measured; where the
 * paper gives none, they are ours, and said.
 */
final class ToyClaims {
  /** Frequencies of the paper's figure. */
  private static final int FIRST = 1;

  private static final int LAST = 8;
  private static final double SLOPE_TOLERANCE = 0.1;
  private static final double FEW_NEGATIVE = 0.01;
  private static final double HIGH_RANK = 0.9;
  private static final double GROWS = 0.5;
  private static final ToyEstimator EXTREME = ToyEstimator.hard(0.99);

  private final ToyResult result;

  private ToyClaims(ToyResult result) {
    this.result = result;
  }

  /** All claims, in order. */
  static List<ToyClaim> of(ToyResult result) {
    ToyClaims claims = new ToyClaims(result);
    return List.of(
        claims.decrease(),
        claims.slopes(),
        claims.negatives(),
        claims.extremeThreshold(),
        claims.curvature(),
        claims.density(),
        claims.medians());
  }

  private ToyClaim decrease() {
    List<ToyEstimator> rising =
        ToyEstimator.counts().stream().filter(estimator -> !decreases(estimator)).toList();
    return new ToyClaim(
        12,
        "every count decreases from f = 1 to f = 8",
        (rising.isEmpty() ? "all do, at every step" : "all but " + names(rising))
            + format("; the sum of k^I, no count, has slope %.2f", slope(ToyEstimator.INNER)),
        Verdict.of(rising.isEmpty()));
  }

  private boolean decreases(ToyEstimator estimator) {
    double[] means = paper().stream().mapToDouble(curve -> curve.mean(estimator)).toArray();
    return IntStream.range(1, means.length).allMatch(i -> means[i] < means[i - 1]);
  }

  private List<ToyCurve> paper() {
    return result.uniform().stream().filter(curve -> curve.frequency() <= LAST).toList();
  }

  private ToyClaim slopes() {
    List<ToyEstimator> near =
        ToyEstimator.counts().stream()
            .filter(estimator -> Math.abs(slope(estimator) + 1) <= SLOPE_TOLERANCE)
            .toList();
    return new ToyClaim(
        13,
        "every count goes with 1/f, a slope of -1 (within 0.1)",
        format("N_S: slope %.2f; ", slope(ToyEstimator.SOFT))
            + (near.isEmpty() ? "no count is near" : "near are " + names(near)),
        Verdict.of(near.size() == ToyEstimator.counts().size()));
  }

  private double slope(ToyEstimator estimator) {
    return slope(estimator, FIRST, LAST);
  }

  private double slope(ToyEstimator estimator, int from, int to) {
    return Slope.of(result.uniform(), estimator, from, to);
  }

  private ToyClaim negatives() {
    double share = result.uniform().stream().mapToDouble(ToyCurve::negative).max().orElseThrow();
    double apart =
        result.uniform().stream()
            .mapToDouble(c -> c.mean(ToyEstimator.POSITIVE) / c.mean(ToyEstimator.SOFT) - 1)
            .max()
            .orElseThrow();
    return new ToyClaim(
        14,
        "less than 1 % of similarities are negative, and N_S^+ is N_S (within 1 %)",
        format("N_S^+ at most %.2f %% above; negative in the worst run: ", 100 * apart)
            + each(c -> format("%.2f %%", 100 * c.negative())),
        Verdict.of(share < FEW_NEGATIVE && apart < FEW_NEGATIVE));
  }

  private ToyClaim extremeThreshold() {
    double low = slope(EXTREME, 1, 4);
    double high = slope(EXTREME, 4, 16);
    return new ToyClaim(
        15,
        "N_.99 loses resolution at high f (from f = 4 on less than half the slope)",
        format(
            "slope %.2f from f = 1 to 4, %.2f from 4 to 16, of that %.2f from 4 to 8",
            low, high, slope(EXTREME, 4, LAST)),
        Verdict.of(Math.abs(high) < Math.abs(low) / 2));
  }

  private ToyClaim curvature() {
    boolean low = result.of(1).byCurvature() < -HIGH_RANK;
    boolean high =
        result.uniform().stream().anyMatch(c -> c.frequency() >= 4 && c.byCurvature() < -HIGH_RANK);
    return new ToyClaim(
        16,
        "Spearman of N_S and curvature is below -0.9 at f = 1, not from f = 4 on",
        each(c -> format("%.2f", c.byCurvature())),
        Verdict.of(low && !high));
  }

  private ToyClaim density() {
    double with = result.triangular().byAlpha();
    double without = result.of(result.triangular().frequency()).byAlpha();
    return new ToyClaim(
        17,
        "with the density 2 alpha, N_S grows with the density (Spearman above 0.5, our level)",
        format(
            "%.2f at f = %d; %.2f with even samples",
            with, result.triangular().frequency(), without),
        Verdict.of(with > GROWS));
  }

  private ToyClaim medians() {
    String text = "the median over runs differs less from run to run";
    int runs = result.triangular().runs().size();
    if (runs < 3) {
      return new ToyClaim(18, text, runs + " runs are too few", Verdict.NOT_MEASURED);
    }
    RunSpread spread = RunSpread.of(result.uniform());
    return new ToyClaim(
        18,
        text,
        format(
            "N_S of one run deviates by %.1f %% of the mean, the median of %d runs by %.1f %%",
            100 * spread.single(), runs - 1, 100 * spread.median()),
        Verdict.of(spread.median() < spread.single()));
  }

  private String each(Function<ToyCurve, String> figure) {
    return result.uniform().stream()
        .map(curve -> figure.apply(curve) + " at f = " + curve.frequency())
        .collect(Collectors.joining(", "));
  }

  private static String names(List<ToyEstimator> estimators) {
    return estimators.stream().map(ToyEstimator::name).collect(Collectors.joining(", "));
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
