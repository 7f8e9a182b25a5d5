package org.cadalign.layer.shapefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.cadalign.layer.Feature;
import org.cadalign.layer.Field;
import org.cadalign.layer.Layer;
import org.cadalign.layer.LayerCrs;
import org.junit.jupiter.api.Test;

class DbfWriterTest {
  @Test
  void eachLossIsOneLine() throws Exception {
    DbfWriter writer =
        new DbfWriter(
            layer(
                List.of(
                    new Field("height", Field.Type.REAL),
                    new Field("name", Field.Type.TEXT),
                    new Field("built", Field.Type.DATETIME)),
                List.of(
                    List.of(Double.NaN, "blank ", "2026-01-31T00:00:00Z"),
                    List.of(4.5, "", "2026-01-31T00:00:00Z"))));
    assertThat(writer.losses())
        .containsExactly(
            "field 'height': 1 NaN become null",
            "field 'name': 2 texts lose blanks at their end, empty ones become null",
            "field 'built': DATETIME becomes text");
    DbfReader read = new DbfReader(writer.content(), StandardCharsets.UTF_8);
    assertThat(read.values(0).get(0)).isEmpty();
    assertThat(read.values(1).get(0)).hasValue(4.5);
  }

  @Test
  void numbersAndPlainTextsAreKept() {
    List<Field> fields =
        List.of(new Field("height", Field.Type.REAL), new Field("name", Field.Type.TEXT));
    assertThat(new DbfWriter(layer(fields, List.of(List.of(4.5, "plain")))).losses()).isEmpty();
  }

  private static Layer layer(List<Field> fields, List<List<Object>> rows) {
    List<Feature> features =
        rows.stream()
            .map(row -> row.stream().map(Optional::of).toList())
            .map(values -> new Feature(Optional.empty(), Optional.empty(), values))
            .toList();
    return new Layer("a", LayerCrs.wgs84(), fields, features);
  }
}
