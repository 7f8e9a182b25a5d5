package org.cadalign.bench;

import java.io.IOException;
import java.util.List;
import java.util.OptionalDouble;
import org.cadalign.evaluate.ErrorSummary;
import org.cadalign.gate.DataException;

/**
 * Lets the rivals put a misaligned layer right, and measures what is left.
 *
 * @param elastix one per seed of its own; none to leave it out
 */
record RivalMeasurement(List<Rival> elastix) {
  RivalMeasurement {
    elastix = List.copyOf(elastix);
  }

  /**
   * What rivals make of one misaligned layer, ground metres.
   *
   * @param before every vertex's error without alignment
   * @param shift median error after one global shift
   * @param elastix median error after elastix with the best of its seeds, if it was run
   */
  record Result(double[] before, double shift, OptionalDouble elastix) {
    double medianBefore() {
      return ErrorSummary.of(before).median();
    }
  }

  Result measure(TestScene scene, MisalignedLayer layer) throws DataException, IOException {
    double[] before = AccuracyMeasurement.errors(scene, layer, Rival.none()).metres();
    return new Result(
        before,
        median(scene, layer, new GlobalShift()),
        elastix(scene, layer, ErrorSummary.of(before).median()));
  }

  /** The best of its seeds; a run that gives up leaves the layer as it was. */
  private OptionalDouble elastix(TestScene scene, MisalignedLayer layer, double before)
      throws DataException, IOException {
    OptionalDouble best = OptionalDouble.empty();
    for (Rival seed : elastix) {
      double median = before;
      try {
        median = median(scene, layer, seed);
      } catch (GaveUpException e) {
        // The error before alignment stands for it.
      }
      best = OptionalDouble.of(Math.min(median, best.orElse(median)));
    }
    return best;
  }

  private static double median(TestScene scene, MisalignedLayer layer, Rival rival)
      throws DataException, IOException {
    return ErrorSummary.of(AccuracyMeasurement.errors(scene, layer, rival).metres()).median();
  }
}
