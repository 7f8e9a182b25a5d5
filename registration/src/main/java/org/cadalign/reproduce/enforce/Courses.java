package org.cadalign.reproduce.enforce;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * What was measured: for each arm one course for each seed, in the order of the seeds.
 *
 * @param byArm courses
 */
record Courses(Map<Arm, List<Course>> byArm) {
  private static final double GUESSED = 10;

  Courses {
    byArm = Map.copyOf(byArm);
  }

  /** Seeds of each arm. */
  int seeds() {
    return byArm.get(Arm.ALONE).size();
  }

  /** Steps after which accuracy was measured. */
  List<Integer> steps() {
    return List.copyOf(byArm.get(Arm.ALONE).get(0).accuracy().keySet());
  }

  /** Accuracy in %. */
  Spread accuracy(Arm arm, int step) {
    return of(arm, course -> 100 * course.accuracy().get(step));
  }

  /** Accuracy in % over that of the baseline with the same seed. */
  Spread gain(Arm arm, int step) {
    return over(arm, course -> 100 * course.accuracy().get(step));
  }

  /** Of any figure of a course. */
  Spread of(Arm arm, ToDoubleFunction<Course> figure) {
    return Spread.of(byArm.get(arm).stream().map(figure::applyAsDouble).toList());
  }

  /** A figure less that of the baseline with the same seed. */
  Spread over(Arm arm, ToDoubleFunction<Course> figure) {
    List<Double> differences = new ArrayList<>();
    for (int i = 0; i < seeds(); i++) {
      double own = figure.applyAsDouble(byArm.get(arm).get(i));
      differences.add(own - figure.applyAsDouble(byArm.get(Arm.ALONE).get(i)));
    }
    return Spread.of(differences);
  }

  /**
   * How far the mean curve lies from a published one: the root of the mean square over the
   * published steps, in points.
   *
   * @param published arm whose published curve is meant
   */
  double fromPublished(Arm arm, Arm published) {
    double squares = 0;
    int count = 0;
    for (int step : steps()) {
      OptionalDouble known = Published.accuracy(published, step);
      if (known.isPresent()) {
        double apart = accuracy(arm, step).mean() - known.getAsDouble();
        squares += apart * apart;
        count++;
      }
    }
    return Math.sqrt(squares / count);
  }

  /** Duration of a step in milliseconds: the median over seeds of each one's median. */
  double milliseconds(Arm arm) {
    return median(arm, Course::milliseconds);
  }

  /** Likewise, processor time. */
  double processor(Arm arm) {
    return median(arm, Course::processor);
  }

  private double median(Arm arm, Function<Course, Double> figure) {
    return Course.median(byArm.get(arm).stream().map(figure).toList());
  }

  /**
   * When the mean accuracy first reaches a level, by straight lines between the measured steps and
   * from a tenth at step 0, where a network guesses.
   *
   * @param percent of right answers
   */
  OptionalDouble stepsTo(Arm arm, double percent) {
    double before = GUESSED;
    int at = 0;
    for (int step : steps()) {
      double mean = accuracy(arm, step).mean();
      if (mean >= percent) {
        return OptionalDouble.of(at + (step - at) * (percent - before) / (mean - before));
      }
      before = mean;
      at = step;
    }
    return OptionalDouble.empty();
  }
}
