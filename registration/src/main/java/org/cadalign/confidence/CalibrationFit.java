package org.cadalign.confidence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Fits a calibration to buildings whose errors are known: the score by {@link RidgeScore}, the
 * table by quantiles of the errors among buildings of like scores. Scores for the table come from
 * fits without the building's own scene, since a score fits the scenes that it was fitted to too
 * well. Every scene has the same weight.
 *
 * @param ridge what is added to the variances of signs, which are 1
 * @param rows of the table
 */
public record CalibrationFit(double ridge, int rows) {
  /** What calibrations are fitted with. */
  public static final CalibrationFit DEFAULT = new CalibrationFit(0.05, 12);

  static final int LEVELS = 20;

  /**
   * A building whose error is known.
   *
   * @param scene name of its scene
   * @param error ground metres
   */
  public record Example(String scene, Signs signs, double error) {}

  /**
   * Fits.
   *
   * @param model digest of the weights whose runs the signs are of
   * @param among signs that may be used
   * @param examples of two scenes at least
   */
  public Calibration fit(String model, Collection<Sign> among, List<Example> examples) {
    Set<String> scenes = new LinkedHashSet<>();
    examples.forEach(example -> scenes.add(example.scene()));
    if (scenes.size() < 2) {
      throw new IllegalArgumentException("a calibration needs two scenes, not " + scenes.size());
    }
    double[] weights = weights(examples);
    List<Integer> all = IntStream.range(0, examples.size()).boxed().toList();
    RidgeScore whole = RidgeScore.fit(among, examples, weights, all, ridge);
    double[] scores = scoresByOthers(among, examples, weights, scenes);
    Table table = table(examples, weights, scores);
    return new Calibration(
        model,
        List.copyOf(scenes),
        UsualSupport.of(examples),
        whole.terms(),
        whole.constant(),
        table.knots(),
        table.quantiles());
  }

  private static double[] weights(List<Example> examples) {
    Map<String, Long> sizes =
        examples.stream().collect(Collectors.groupingBy(Example::scene, Collectors.counting()));
    return examples.stream().mapToDouble(e -> 1.0 / sizes.get(e.scene())).toArray();
  }

  private double[] scoresByOthers(
      Collection<Sign> among, List<Example> examples, double[] weights, Set<String> scenes) {
    double[] scores = new double[examples.size()];
    for (String scene : scenes) {
      List<Integer> others = new ArrayList<>();
      List<Integer> own = new ArrayList<>();
      for (int i = 0; i < examples.size(); i++) {
        (examples.get(i).scene().equals(scene) ? own : others).add(i);
      }
      RidgeScore score = RidgeScore.fit(among, examples, weights, others, ridge);
      own.forEach(i -> scores[i] = score.of(examples.get(i).signs()));
    }
    return scores;
  }

  /** Rows of a calibration. */
  private record Table(List<Double> knots, List<List<Double>> quantiles) {}

  private Table table(List<Example> examples, double[] weights, double[] scores) {
    List<Integer> order =
        IntStream.range(0, scores.length)
            .boxed()
            .sorted(Comparator.<Integer>comparingDouble(i -> scores[i]).thenComparing(i -> i))
            .toList();
    double total = IntStream.range(0, weights.length).mapToDouble(i -> weights[i]).sum();
    List<Double> knots = new ArrayList<>();
    List<List<Double>> quantiles = new ArrayList<>();
    List<Integer> bin = new ArrayList<>();
    double sum = 0;
    for (int i : order) {
      bin.add(i);
      sum += weights[i];
      if (sum >= total * (knots.size() + 1) / rows - 1e-9) {
        WeightedSample errors = new WeightedSample();
        WeightedSample score = new WeightedSample();
        for (int b : bin) {
          errors.add(examples.get(b).error(), weights[b]);
          score.add(scores[b], weights[b]);
        }
        knots.add(score.mean());
        quantiles.add(rising(errors.quantiles(LEVELS), quantiles));
        bin.clear();
      }
    }
    return new Table(knots, quantiles);
  }

  /** A higher score never promises a smaller error. */
  private static List<Double> rising(List<Double> row, List<List<Double>> before) {
    if (before.isEmpty()) {
      return row;
    }
    List<Double> last = before.get(before.size() - 1);
    return IntStream.range(0, row.size()).mapToObj(i -> Math.max(row.get(i), last.get(i))).toList();
  }
}
