package org.cadalign.reproduce.registration;

import java.util.List;
import org.cadalign.archive.Target;
import org.cadalign.engine.EngineOptions;
import org.cadalign.optimise.LearningRate;
import org.cadalign.spec.Presets;
import org.cadalign.train.TrainingOptions;

/**
 * How much is trained.
 *
 * @param rounds of each setting
 * @param folds of the cities, each with a network of its own
 * @param steps of a network in a round, four samples each
 * @param side of a city, ground metres
 * @param sigmas noise of the labels, pixels of 0.3 m
 * @param cities numbers of cities to train on
 * @param variants of the largest setting of {@link #compared}
 * @param compared noise under which the variants are compared, pixels
 */
record Protocol(
    int rounds,
    int folds,
    int steps,
    double side,
    List<Double> sigmas,
    List<Integer> cities,
    List<Setting.Variant> variants,
    double compared) {
  static final Protocol FULL =
      new Protocol(
          4,
          1,
          1000,
          380,
          List.of(1.0, 2.0, 4.0, 8.0),
          List.of(1, 2, 4, 9),
          List.of(Setting.Variant.COLD, Setting.Variant.PREVIOUS, Setting.Variant.BIASED),
          4);

  static final Protocol SHORT =
      new Protocol(2, 1, 120, 200, List.of(4.0), List.of(2), List.of(), 4);

  private static final int WARM_UP = 50;
  private static final double PEAK = 2e-3;
  private static final double FLOOR = 0.03;

  /** The same with other rounds. */
  Protocol withRounds(int number, int parts, int stepsOfEach) {
    return new Protocol(number, parts, stepsOfEach, side, sigmas, cities, variants, compared);
  }

  /** Options of a round's training. */
  TrainingOptions training(long seed, int workers) {
    return new TrainingOptions(
        Presets.named("compact").orElseThrow(),
        seed,
        steps,
        new LearningRate.Cosine(PEAK, FLOOR * PEAK, Math.min(WARM_UP, steps - 1), steps),
        new TrainingOptions.Samples(4, 192, 1, Target.ROOF),
        new TrainingOptions.Looks(Math.max(1, steps / 5), 32, Integer.MAX_VALUE),
        workers,
        EngineOptions.Precision.BFLOAT16,
        0);
  }
}
