package org.cadalign.reproduce.ablation;

import java.util.List;
import java.util.stream.DoubleStream;
import org.cadalign.evaluate.ErrorSummary;
import org.cadalign.evaluate.ToleranceCurve;
import org.cadalign.raster.WorkingGrid;

/**
 * Errors of all vertices of all scenes and fields together.
 *
 * @param area under the curve of vertices within 0 to 16 px, over its range, 0 to 1
 * @param median pixels
 * @param mean pixels
 */
record Accuracy(double area, double median, double mean) {
  private static final double STEP = 0.25;
  private static final double LAST = 16;

  /** Sums up errors in ground metres. */
  static Accuracy of(List<double[]> metres) {
    double[] pixels =
        metres.stream()
            .flatMapToDouble(DoubleStream::of)
            .map(error -> error / WorkingGrid.METRES)
            .toArray();
    ErrorSummary summary = ErrorSummary.of(pixels);
    double area = ToleranceCurve.of(pixels, ToleranceCurve.tolerances(STEP, LAST)).meanShare();
    return new Accuracy(area, summary.median(), summary.mean());
  }

  double[] figures() {
    return new double[] {area, median, mean};
  }

  static Accuracy of(double[] figures) {
    return new Accuracy(figures[0], figures[1], figures[2]);
  }
}
