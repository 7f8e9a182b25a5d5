package org.cadalign.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cadalign.confidence.ExpectedError;
import org.cadalign.evaluate.ErrorSummary;

/** Charts and figures of a page, as its template prints them. */
final class Figures {
  private static final int ROWS = 12;

  private Figures() {}

  /** A picture as an address that holds it, and what it shows. */
  public record Chart(String picture, String caption) {}

  /** A tile of the map, which a button shows; level-1 pixels. */
  public record Place(int x, int y, int side) {}

  /** What is expected in a tile. */
  public record Row(Place at, int buildings, String median, String bound) {}

  /**
   * How far buildings went, and what is expected of them.
   *
   * @param side of a tile
   */
  public record Moves(List<Chart> charts, List<Row> tiles, String side) {}

  /**
   * What checkpoints say.
   *
   * @param file that they are from
   * @param points of which something was expected
   * @param coverage share of them that keep within their bound; empty where there are none
   * @param rank correlation of expected and measured errors; empty where they are too few
   */
  public record Found(
      String measure,
      String matchedBy,
      CheckpointFile file,
      List<Chart> charts,
      int points,
      Optional<String> coverage,
      Optional<String> rank) {}

  /** Empty where no building was judged. */
  static Optional<Moves> moves(Report report) {
    List<Building> judged = report.buildings().stream().filter(Building::isJudged).toList();
    return judged.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Moves(charts(judged), rows(report), format("%.0f m", TileMap.sideMetres())));
  }

  private static List<Chart> charts(List<Building> judged) {
    double[] east = judged.stream().mapToDouble(b -> b.metres().dx()).toArray();
    double[] north = judged.stream().mapToDouble(b -> b.metres().dy()).toArray();
    double[] moves = judged.stream().mapToDouble(b -> b.metres().length()).toArray();
    double nine = ErrorSummary.of(moves).p90();
    String ring = format("90 %% of moves: %.2f m", nine);
    List<Chart> charts = new ArrayList<>();
    charts.add(
        new Chart(
            Charts.scatter("Moves", east, north, ring, nine),
            format(
                "Moves of the buildings, east and north. Nine of ten are shorter than %.2f m.",
                nine)));
    charts.add(
        new Chart(Charts.histogram("Length of moves", "metres", moves), "Lengths of the moves."));
    double[] expected =
        judged.stream()
            .flatMap(b -> b.expected().stream())
            .mapToDouble(ExpectedError::metres)
            .toArray();
    if (expected.length > 0) {
      charts.add(
          new Chart(
              Charts.histogram("Expected error, predicted", "metres", expected),
              "Expected errors of the buildings: predicted, not measured."));
    }
    return charts;
  }

  private static List<Row> rows(Report report) {
    return TileMap.tiles(report).stream()
        .sorted(Comparator.comparingDouble(t -> -t.median()))
        .limit(ROWS)
        .map(Figures::row)
        .toList();
  }

  private static Row row(TileMap.Tile tile) {
    return new Row(
        new Place(tile.x(), tile.y(), TileMap.SIDE),
        tile.buildings(),
        format("%.2f m", tile.median()),
        format("%.2f m", tile.bound()));
  }

  static Found found(Measured measured) {
    List<Measured.Point> points = measured.predicted();
    List<Chart> charts = new ArrayList<>();
    charts.add(
        new Chart(
            Charts.histogram("Measured error", "metres", measured.errors()), "Measured errors."));
    if (!points.isEmpty()) {
      double[] expected = points.stream().mapToDouble(p -> p.expected().get().metres()).toArray();
      double[] errors = points.stream().mapToDouble(Measured.Point::error).toArray();
      charts.add(new Chart(Charts.calibration(expected, errors), "Measured over expected errors."));
    }
    return new Found(
        measured.measure(),
        measured.matchedBy(),
        measured.file(),
        charts,
        points.size(),
        measured.coverage().stream().mapToObj(share -> format("%.0f %%", 100 * share)).findAny(),
        measured.spearman().stream().mapToObj(rho -> format("%.2f", rho)).findAny());
  }

  /** As pages write numbers, wherever they are written. */
  static String format(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
