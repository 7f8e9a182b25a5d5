package org.cadalign.layer.geojson;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.cadalign.layer.Feature;
import org.cadalign.layer.Field;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PropertyColumnTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 -9007199254740993 | INTEGER | 1 -9007199254740993",
        "1 2.50 | REAL | 1.0 2.5",
        "1e3 null | REAL | 1000.0 -",
        "9007199254740993 2.50 | TEXT | 9007199254740993 2.50",
        "99999999999999999999 | TEXT | 99999999999999999999",
        "1 \"a\" 2.50 true | TEXT | 1 a 2.50 true",
        "true false | BOOLEAN | true false",
        "{\"a\":[1.50]} [] | JSON | {\"a\":[1.50]} []",
        "{\"a\":1} 1 | TEXT | {\"a\":1} 1",
        "null | TEXT | -",
      })
  void oneTypeHoldsAllValues(String json, Field.Type type, String expected) throws Exception {
    PropertyColumns columns = new PropertyColumns();
    List<Feature> rows =
        Stream.of(json.split(" ", -1))
            .map(v -> columns.row(Map.of("p", value(v))))
            .map(row -> new Feature(Optional.empty(), Optional.empty(), row))
            .toList();
    assertThat(columns.fields()).singleElement().matches(f -> f.type() == type);
    assertThat(
            rows.stream()
                .map(r -> columns.finished(r).values().get(0).map(String::valueOf).orElse("-")))
        .containsExactly(expected.split(" ", -1));
  }

  private static Optional<Object> value(String json) {
    try (JsonParser parser = GeoJsonReader.FACTORY.createParser(json)) {
      parser.nextToken();
      return PropertyColumn.value(parser);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
