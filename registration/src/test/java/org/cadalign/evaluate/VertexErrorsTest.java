package org.cadalign.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.cadalign.evaluate.VertexErrors.Measure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class VertexErrorsTest {
  private static final String SQUARE = "a: POLYGON((0 0,10 0,10 10,0 10,0 0))";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "as it is                 | a: POLYGON((0 0,10 0,10 10,0 10,0 0))      | VERTEX   | 0 0 0"
            + " 0",
        "moved by (3, 4)          | a: POLYGON((3 4,13 4,13 14,3 14,3 4))      | VERTEX   | 5 5 5"
            + " 5",
        "slid along a wall        | a: POLYGON((2 0,12 0,12 10,2 10,2 0))      | VERTEX   | 2 2 2"
            + " 2",
        "started elsewhere        | a: POLYGON((10 0,10 10,0 10,0 0,10 0))     | VERTEX   | 10 10"
            + " 10 10",
        "a vertex more            | a: POLYGON((0 0,5 1,10 0,10 10,0 10,0 0))  | BOUNDARY | 0 1 0 0"
            + " 0",
        "a vertex more, slid      | a: POLYGON((2 0,5 0,12 0,12 10,2 10,2 0))  | BOUNDARY | 0 0 2 2"
            + " 0",
        "another id, overlapping  | b: POLYGON((1 1,12 0,12 10,1 9,1 1))       | BOUNDARY | 1 2 2"
            + " 1",
        "another id, far away     | b: POLYGON((31 1,42 0,42 10,31 9,31 1))    | BOUNDARY | ''"
      })
  void measures(String name, String layer, Measure measure, String expected) throws ParseException {
    VertexErrors errors = VertexErrors.between(read(layer), read(SQUARE));
    assertThat(errors.measure()).as(name).isEqualTo(measure);
    double[] metres = expected.isEmpty() ? new double[0] : split(expected);
    assertThat(errors.metres()).as(name).containsExactly(metres, within(1e-12));
    assertThat(errors.unmatched()).isEqualTo(expected.isEmpty() ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a: POLYGON((3 4,13 4,13 14,3 14,3 4)) | 5",
        "a: POLYGON((0 0,13 0,10 11,0 10,0 0)) | 0.5",
        "a: POLYGON((0 0,13 0,10 13,0 11,0 0)) | 2",
      })
  void aBuildingsErrorIsTheMedianOverItsVertices(String layer, double metres)
      throws ParseException {
    assertThat(VertexErrors.between(read(layer), read(SQUARE)).byFeature())
        .containsExactly(new double[] {metres}, within(1e-12));
  }

  @Test
  void matchesHolesAndPartsInTheirOrder() throws ParseException {
    List<Checkpoint> truth =
        read("a: MULTIPOLYGON(((0 0,9 0,9 9,0 0),(5 1,6 1,6 2,5 1)),((20 0,21 0,21 1,20 0)))");
    List<Checkpoint> layer =
        read("a: MULTIPOLYGON(((0 0,9 0,9 9,0 0),(5 2,6 2,6 3,5 2)),((20 0,21 0,21 3,20 0)))");
    assertThat(VertexErrors.between(layer, truth).metres())
        .containsExactly(0, 0, 0, 1, 1, 1, 0, 0, 2);
  }

  @Test
  void countsWhatTheTruthDoesNotHave() throws ParseException {
    VertexErrors errors =
        VertexErrors.between(read("c: POLYGON((0 0,1 0,1 1,0 0))", SQUARE), read(SQUARE));
    assertThat(errors.measure()).isEqualTo(Measure.VERTEX);
    assertThat(errors.unmatched()).isEqualTo(1);
    assertThat(errors.features()).hasSize(1);
    assertThat(errors.features().get(0).feature()).isEqualTo(1);
  }

  /** Writers leave them where a geometry was deleted. */
  @ParameterizedTest
  @ValueSource(strings = {"c: POLYGON EMPTY", "c: POLYGON((0 0,1 0,1 1,0 0))"})
  void aFeatureWithoutVerticesIsNotMeasured(String counterpart) throws ParseException {
    VertexErrors errors =
        VertexErrors.between(read("c: POLYGON EMPTY", SQUARE), read(counterpart, SQUARE));
    assertThat(errors.byFeature()).containsExactly(0);
    assertThat(errors.unmatched()).isEqualTo(1);
  }

  @Test
  void doesNotTrustIdsThatOccurTwice() throws ParseException {
    VertexErrors errors = VertexErrors.between(read(SQUARE), read(SQUARE, SQUARE));
    assertThat(errors.measure()).isEqualTo(Measure.BOUNDARY);
    assertThat(errors.metres()).containsExactly(0, 0, 0, 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a: POLYGON((3 4,13 4,13 14,3 14,3 4))     | 3 4",
        "a: POLYGON((1 0,9 0,9 10,1 10,1 0))       | 0 0",
        "a: POLYGON((0 0,5 1,10 0,10 10,0 10,0 0)) | ''"
      })
  void hasAnOffsetWhereVerticesCorrespond(String layer, String expected) throws ParseException {
    String found =
        VertexErrors.between(read(layer), read(SQUARE))
            .commonOffset()
            .map(offset -> "%.0f %.0f".formatted(offset.mean().dx(), offset.mean().dy()))
            .orElse("");
    assertThat(found).isEqualTo(expected);
  }

  @Test
  void namesItsMeasure() {
    assertThat(Measure.BOUNDARY).hasToString("distance to the nearest outline");
  }

  private static double[] split(String numbers) {
    return java.util.Arrays.stream(numbers.split(" ")).mapToDouble(Double::parseDouble).toArray();
  }

  private static List<Checkpoint> read(String... features) throws ParseException {
    List<Checkpoint> layer = new ArrayList<>();
    for (String feature : features) {
      String[] parts = feature.split(": ", 2);
      layer.add(new Checkpoint(parts[0], new WKTReader().read(parts[1])));
    }
    return layer;
  }
}
