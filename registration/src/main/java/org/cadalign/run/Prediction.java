package org.cadalign.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cadalign.align.AddedColumns;
import org.cadalign.align.FeatureOutcome;
import org.cadalign.align.MovedLayer;
import org.cadalign.align.Status;
import org.cadalign.confidence.Calibration;
import org.cadalign.confidence.ErrorSpread;
import org.cadalign.confidence.ExpectedError;
import org.cadalign.confidence.Signs;
import org.cadalign.layer.Field;
import org.cadalign.layer.Layer;

/**
 * How far the buildings of a run are expected to lie from their places.
 *
 * @param calibration of the model; without one nothing is expected
 * @param spreads distribution of each feature's error by the calibration; empty where it was not
 *     matched, or does not lie where it was
 * @param withheld why that is not told: the scene is not one that the calibration holds for
 */
public record Prediction(
    Optional<Calibration> calibration,
    List<Optional<ErrorSpread>> spreads,
    Optional<String> withheld) {
  /** How far a feature is expected to lie from its place. */
  public static final Field EXPECTED_ERROR =
      new Field(
          "expected_error_m",
          Field.Type.REAL,
          "how far it is expected to lie from its place, ground metres: as many such features lie"
              + " nearer as lie farther; predicted, not measured");

  /** What nine of ten are expected to keep within. */
  public static final Field ERROR_BOUND =
      new Field(
          "error_bound_m",
          Field.Type.REAL,
          "nine of ten such features are expected to lie nearer to their place, ground metres;"
              + " predicted, not measured");

  /** How sure it is to lie near its place. */
  public static final Field CONFIDENCE =
      new Field(
          "confidence",
          Field.Type.REAL,
          "probability that it lies within a ground metre of its place, 0 to 1; predicted, not"
              + " measured");

  private static final List<Field> COLUMNS = List.of(EXPECTED_ERROR, ERROR_BOUND, CONFIDENCE);

  // A building alone may be matched to a roof beside its own, and nothing shows it.
  private static final int FEWEST = 4;

  /** Of features that do not lie where they were matched, before any are flagged. */
  private static final Set<Status> ELSEWHERE = Set.of(Status.REJECTED, Status.LOW_CONFIDENCE);

  public Prediction {
    spreads = List.copyOf(spreads);
  }

  /**
   * What a calibration expects.
   *
   * @param signs of each feature
   * @param supports of each feature, also of those that were not believed for want of it
   * @param outcomes of each feature: one that was rejected lies where it was, and one whose match
   *     was not believed where its neighbours lay it, whatever the signs
   */
  static Prediction of(
      Optional<Calibration> calibration,
      List<Optional<Signs>> signs,
      List<Optional<Double>> supports,
      List<FeatureOutcome> outcomes) {
    List<Double> known = supports.stream().flatMap(Optional::stream).toList();
    List<Optional<ErrorSpread>> spreads = new ArrayList<>();
    for (int i = 0; i < signs.size(); i++) {
      boolean own = !ELSEWHERE.contains(outcomes.get(i).status());
      Optional<Signs> told = own ? signs.get(i) : Optional.empty();
      spreads.add(told.flatMap(s -> calibration.map(c -> c.spread(s))));
    }
    return new Prediction(calibration, spreads, calibration.flatMap(c -> whyNot(c, signs, known)));
  }

  private static Optional<String> whyNot(
      Calibration calibration, List<Optional<Signs>> signs, List<Double> supports) {
    long matched = signs.stream().flatMap(Optional::stream).count();
    return matched > 0 && matched < FEWEST
        ? Optional.of(
            "%d of them could be matched, and among fewer than %d none vouches for another"
                .formatted(matched, FEWEST))
        : calibration.usual().whyNot(supports);
  }

  /**
   * Of some features; whether it is withheld was said of all.
   *
   * @param positions of them
   */
  Prediction only(List<Integer> positions) {
    return new Prediction(calibration, positions.stream().map(spreads::get).toList(), withheld);
  }

  /** What is told of a feature's error. */
  Optional<ExpectedError> expected(int feature) {
    return withheld.isPresent() ? Optional.empty() : spreads.get(feature).map(ErrorSpread::summary);
  }

  /** Appends what is expected; nothing where there is no calibration. */
  AddedColumns append(Layer layer) {
    return calibration.isEmpty()
        ? new AddedColumns(layer, List.of())
        : AddedColumns.append(layer, COLUMNS, this::values);
  }

  private List<Optional<Object>> values(int feature) {
    Optional<ExpectedError> expected = expected(feature);
    return List.of(
        expected.map(ExpectedError::metres),
        expected.map(ExpectedError::bound),
        expected.map(ExpectedError::confidence));
  }

  /** The layer, features of less confidence flagged as such, also where no figure is told. */
  MovedLayer flagged(MovedLayer moved, double leastConfidence) {
    List<FeatureOutcome> outcomes = new ArrayList<>();
    for (int i = 0; i < moved.outcomes().size(); i++) {
      FeatureOutcome outcome = moved.outcomes().get(i);
      boolean doubtful =
          spreads.get(i).filter(s -> s.summary().confidence() < leastConfidence).isPresent();
      boolean believed = outcome.status() == Status.ALIGNED || outcome.status() == Status.UNCHANGED;
      outcomes.add(
          doubtful && believed
              ? new FeatureOutcome(Status.LOW_CONFIDENCE, outcome.metres(), outcome.areaChange())
              : outcome);
    }
    return new MovedLayer(moved.layer(), outcomes);
  }

  /** What is expected of all of them together; empty where nothing is expected of any. */
  Optional<Total> total() {
    List<ErrorSpread> known = spreads.stream().flatMap(Optional::stream).toList();
    return known.isEmpty() || withheld.isPresent()
        ? Optional.empty()
        : Optional.of(Total.of(known));
  }

  /**
   * Predicted accuracy of a layer.
   *
   * @param buildings that something is expected of
   * @param median half of them are expected to keep within, ground metres
   * @param ce90 nine of ten of them are expected to keep within, ground metres
   */
  public record Total(int buildings, double median, double ce90) {
    static Total of(List<ErrorSpread> spreads) {
      return new Total(
          spreads.size(), ErrorSpread.quantile(spreads, 0.5), ErrorSpread.ce90(spreads));
    }
  }
}
