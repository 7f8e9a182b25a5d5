package org.cadalign.reproduce.ablation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * A measurement in the course of a training.
 *
 * @param minutes of processor time that training took so far, looks left out
 * @param steps done
 * @param error median over held-out groups, pixels of their level
 */
record Look(double minutes, long steps, double error) {
  private static final int FIGURES = 3;

  static double[] figures(List<Look> looks) {
    return looks.stream()
        .flatMapToDouble(look -> DoubleStream.of(look.minutes, (double) look.steps, look.error))
        .toArray();
  }

  static List<Look> of(double[] figures) {
    List<Look> looks = new ArrayList<>();
    for (int i = 0; i + FIGURES <= figures.length; i += FIGURES) {
      looks.add(new Look(figures[i], Math.round(figures[i + 1]), figures[i + 2]));
    }
    return looks;
  }
}
