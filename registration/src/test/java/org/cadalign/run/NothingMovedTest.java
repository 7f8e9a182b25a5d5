package org.cadalign.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cadalign.align.Aligner.Alignment;
import org.cadalign.align.ChainResult;
import org.cadalign.align.FeatureOutcome;
import org.cadalign.align.MovedLayer;
import org.cadalign.align.Status;
import org.cadalign.crs.CrsCodes;
import org.cadalign.field.Displacement;
import org.cadalign.gate.DataException;
import org.cadalign.layer.Feature;
import org.cadalign.layer.Layer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

class NothingMovedTest {
  private static final GeometryFactory FACTORY = new GeometryFactory();

  /** A feature is told by kind of geometry, status, move in metres and support, or - for none. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "polygon no_evidence 0 -, polygon no_evidence 0 -    | 0   | no image under them: they lie",
        "polygon no_evidence 0 -, polygon no_evidence 0 -    | bad | the image is damaged there",
        "polygon no_evidence 0 0.05, polygon no_evidence 0 - | 0.1 | (--min-support) (1 of them)",
        "polygon no_evidence 0 0.5                           | 0.1 | the image is not clear about",
        "polygon low_confidence 0 0.5                        | 0   | the image is not clear about",
        "point no_evidence 0 -                               | 0   | they have no polygon",
        "none no_evidence 0 -                                | 0   | they have no polygon",
        "polygon rejected 0 -, point no_evidence 0 -, point no_evidence 0 - | 0 | (2 of them)",
        "polygon rejected 0 -                                | 0   | geometry is not valid",
        "polygon low_confidence 1 0.5, point no_evidence 0 - | 0   | ''",
        "polygon unchanged 0 0.5, polygon no_evidence 0 -    | 0   | ''",
        "polygon aligned 2 0.5                               | 0   | ''",
        "polygon repaired 2 0.5                              | 0   | ''",
        "''                                                  | 0   | ''",
      })
  void saysThatNothingMovedAndWhy(String features, String how, String words) throws Exception {
    List<String> rows = features.isEmpty() ? List.of() : List.of(features.split(", "));
    boolean damaged = how.equals("bad");
    Optional<String> notice =
        NothingMoved.notice(alignment(rows), damaged ? 0 : Double.parseDouble(how), damaged);
    if (words.isEmpty()) {
      assertThat(notice).isEmpty();
    } else {
      assertThat(notice)
          .get()
          .asString()
          .startsWith("0 of " + rows.size() + " features were moved: ")
          .contains(words);
    }
  }

  private static Alignment alignment(List<String> rows) throws DataException {
    List<Feature> features = new ArrayList<>();
    List<FeatureOutcome> outcomes = new ArrayList<>();
    List<Optional<Double>> supports = new ArrayList<>();
    for (String row : rows) {
      List<String> parts = List.of(row.split(" "));
      features.add(new Feature(Optional.empty(), geometry(parts.get(0)), List.of()));
      outcomes.add(
          new FeatureOutcome(
              Status.valueOf(parts.get(1).toUpperCase(Locale.ROOT)),
              new Displacement(Double.parseDouble(parts.get(2)), 0)));
      supports.add(Optional.of(parts.get(3)).filter(s -> !s.equals("-")).map(Double::valueOf));
    }
    Layer layer = new Layer("houses", CrsCodes.decode("EPSG:32645"), List.of(), features);
    ChainResult chain =
        new ChainResult(
            List.of(), List.of(new ChainResult.Level(1, 0, 0, 1, List.of())), List.of(), List.of());
    return new Alignment(new MovedLayer(layer, outcomes), chain, supports);
  }

  private static Optional<Geometry> geometry(String kind) {
    return switch (kind) {
      case "point" -> Optional.of(FACTORY.createPoint(new Coordinate(1, 1)));
      case "polygon" -> Optional.of(FACTORY.toGeometry(new Envelope(0, 9, 0, 9)));
      default -> Optional.empty();
    };
  }
}
