package org.cadalign.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.cadalign.confidence.ExpectedError;
import org.cadalign.evaluate.Checkpoints;
import org.cadalign.evaluate.CircularError;
import org.cadalign.evaluate.ErrorSummary;
import org.cadalign.evaluate.VertexErrors;
import org.cadalign.evaluate.VertexErrors.FeatureErrors;
import org.cadalign.gate.DataException;
import org.cadalign.layer.Feature;
import org.cadalign.layer.Layer;
import org.hipparchus.stat.correlation.SpearmansCorrelation;

/**
 * What checkpoints say: one error for each building that has one, the median over its vertices,
 * since the vertices of a building that moved as one are no points of their own.
 *
 * @param measure what an error is, in words
 * @param matchedBy by what buildings and checkpoints were matched, in words
 * @param file that the checkpoints are from
 * @param points building by building
 */
record Measured(String measure, String matchedBy, CheckpointFile file, List<Point> points) {
  Measured {
    points = List.copyOf(points);
  }

  /**
   * A building with a checkpoint.
   *
   * @param feature its position in the layer
   * @param error ground metres
   * @param expected of it
   */
  record Point(int feature, double error, Optional<ExpectedError> expected) {}

  /**
   * Measures a layer.
   *
   * @param file that the checkpoints are from
   * @param truth the checkpoints
   * @param id column that both match by, if they do not match by their ids
   */
  static Measured of(Report report, CheckpointFile file, Layer truth, Optional<String> id)
      throws DataException {
    Layer layer = report.layer();
    Checkpoints points = Checkpoints.of(layer, truth, id);
    VertexErrors errors = VertexErrors.between(points.layer(), points.truth());
    List<Integer> withGeometry = new ArrayList<>();
    for (int i = 0; i < layer.features().size(); i++) {
      Feature feature = layer.features().get(i);
      if (feature.geometry().isPresent()) {
        withGeometry.add(i);
      }
    }
    List<Point> measured = new ArrayList<>();
    for (FeatureErrors error : errors.features()) {
      int feature = withGeometry.get(error.feature());
      measured.add(new Point(feature, error.median(), report.buildings().get(feature).expected()));
    }
    if (measured.isEmpty()) {
      throw new DataException(
          DataException.Code.OUTSIDE,
          file.name(),
          "no building has a counterpart in it",
          "check that both show the same place, or name a common column with --id");
    }
    return new Measured(errors.measure().toString(), points.matchedBy(), file, measured);
  }

  double[] errors() {
    return points.stream().mapToDouble(Point::error).toArray();
  }

  ErrorSummary summary() {
    return ErrorSummary.of(errors());
  }

  /**
   * RMSE with the checkpoints' own error in it, ground metres: the root of the sum of their
   * squares, as the ASPRS Positional Accuracy Standards for Digital Geospatial Data (edition 2)
   * have it; empty where that error is not known.
   */
  Optional<Double> rmseWithCheckpoints() {
    return file.rmse().map(own -> Math.hypot(summary().rmse(), own));
  }

  Optional<CircularError> ce90() {
    return CircularError.of(errors());
  }

  /** Points of which something was expected. */
  List<Point> predicted() {
    return points.stream().filter(p -> p.expected().isPresent()).toList();
  }

  /** Share of the predicted points that keep within their bound; empty where none is predicted. */
  OptionalDouble coverage() {
    List<Point> known = predicted();
    return known.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            (double) known.stream().filter(p -> p.error() <= p.expected().get().bound()).count()
                / known.size());
  }

  /** Rank correlation of expected and measured error; empty below five predicted points. */
  OptionalDouble spearman() {
    List<Point> known = predicted();
    if (known.size() < 5) {
      return OptionalDouble.empty();
    }
    double rho =
        new SpearmansCorrelation()
            .correlation(
                known.stream().mapToDouble(p -> p.expected().get().metres()).toArray(),
                known.stream().mapToDouble(Point::error).toArray());
    return Double.isNaN(rho) ? OptionalDouble.empty() : OptionalDouble.of(rho);
  }
}
