package org.cadalign.reproduce.registration;

import java.util.Arrays;

/**
 * What came of one setting. All but {@code buildings} and {@code eastAfter} are root mean squares
 * per axis from the truth, ground metres.
 *
 * @param buildings that were trained on
 * @param before of the labels that were trained on, and those of the tuning city
 * @param rounds of the labels after each round
 * @param twice after the first round's network was applied twice, without training again: AS2
 * @param unseenBefore of the labels of a city that no network has seen
 * @param unseenAfter of them as the last network corrects them
 * @param eastAfter mean displacement to the east that the corrected labels are left with
 */
record Residuals(
    double buildings,
    double before,
    double[] rounds,
    double twice,
    double unseenBefore,
    double unseenAfter,
    double eastAfter) {
  private static final int OTHERS = 6;

  /** After the last round. */
  double last() {
    return rounds[rounds.length - 1];
  }

  double[] figures() {
    double[] figures = Arrays.copyOf(rounds, rounds.length + OTHERS);
    double[] others = {buildings, before, twice, unseenBefore, unseenAfter, eastAfter};
    System.arraycopy(others, 0, figures, rounds.length, OTHERS);
    return figures;
  }

  static Residuals of(double[] figures) {
    int n = figures.length - OTHERS;
    return new Residuals(
        figures[n],
        figures[n + 1],
        Arrays.copyOf(figures, n),
        figures[n + 2],
        figures[n + 3],
        figures[n + 4],
        figures[n + 5]);
  }
}
