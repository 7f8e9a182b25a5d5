package org.cadalign.reproduce.enforce;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The published curve, decoded from its picture: validation accuracy in % after some steps. Which
 * sign of k^C it is of is not known.
 */
final class Published {
  /** Steps of the published table. */
  static final List<Integer> STEPS = List.of(5, 10, 20, 30, 40, 50, 60, 80, 100, 120, 150);

  private static final double[] ALONE = {
    17.5, 18.8, 26.0, 38.3, 46.0, 53.6, 58.5, 66.6, 71.6, 74.1, 77
  };
  private static final double[] SIMILAR = {
    22.8, 27.2, 36.4, 48.1, 55.0, 60.2, 65.1, 69.7, 72.7, 74.7, 77
  };

  /** Steps to an accuracy in %, and those with similarity. */
  private static final Map<Integer, double[]> STEPS_TO =
      Map.of(40, new double[] {32, 23.5}, 50, new double[] {44, 33}, 60, new double[] {62, 50});

  private Published() {}

  /** Accuracy in % without and with similarity; nothing for the control. */
  static OptionalDouble accuracy(Arm arm, int step) {
    int at = STEPS.indexOf(step);
    return at < 0 ? OptionalDouble.empty() : of(arm, ALONE[at], SIMILAR[at]);
  }

  /** Steps to 40, 50 or 60 %. */
  static OptionalDouble stepsTo(Arm arm, int percent) {
    double[] known = STEPS_TO.getOrDefault(percent, new double[0]);
    return known.length == 0 ? OptionalDouble.empty() : of(arm, known[0], known[1]);
  }

  private static OptionalDouble of(Arm arm, double alone, double similar) {
    return switch (arm) {
      case ALONE -> OptionalDouble.of(alone);
      case SIMILAR -> OptionalDouble.of(similar);
      case OPPOSED -> OptionalDouble.empty();
    };
  }
}
