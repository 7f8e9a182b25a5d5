package org.cadalign.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cadalign.gate.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Damaged and foreign files: one line each. */
class HostileLayerTest {
  private static final String RING = "[[[0,0],[0,1],[1,1],[0,0]]]";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[0,1],[1,1],[1,0]]]} | not closed",
        "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[0,0]]]} | only 2 positions",
        "{\"type\":\"Polygon\",\"coordinates\":[[[0,1e400],[0,1],[1,1],[0,1e400]]]} | not a finite",
        "{\"type\":\"Polygon\",\"coordinates\":[[[0,NaN],[0,1],[1,1],[0,NaN]]]} | not a finite",
        "{\"type\":\"Polygon\",\"type\":\"Polygon\",\"coordinates\":[]} | stands twice",
        "{\"type\":\"Polygon\",\"coordinates\":[[0,0],[0,1]]} | not nested deeply enough",
        "{\"type\":\"Point\",\"coordinates\":[[0,0],[0,1]]} | nested too deeply",
        "{\"type\":\"Point\",\"coordinates\":[\"a\",1]} | no number",
        "{\"type\":\"Point\",\"coordinates\":[0]} | fewer than two",
        "{\"type\":\"Circle\",\"coordinates\":[0,1]} | unknown geometry type",
        "{\"coordinates\":[0,1]} | no type",
        "[] | no object",
      })
  void aBadGeometryCostsItsFeatureAlone(String geometry, String reason) throws Exception {
    String good =
        "{\"type\":\"Feature\",\"properties\":{},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":"
            + RING
            + "}}";
    String bad = "{\"type\":\"Feature\",\"properties\":null,\"geometry\":" + geometry + "}";
    // With a byte order mark and the line ends of Windows.
    String text =
        "\uFEFF{\"type\":\"FeatureCollection\",\"features\":[\r\n"
            + good
            + ",\r\n"
            + bad
            + ",\r\n"
            + good
            + "]}\r\n";
    LayerRead read = Layers.read(file("a.json", text), LayerOptions.DEFAULT);
    assertThat(read.layer().features()).hasSize(2);
    assertThat(read.rejections())
        .singleElement()
        .satisfies(
            r -> {
              assertThat(r.place()).isEqualTo("feature 2, line 3");
              assertThat(r.reason()).contains(reason);
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<?xml version=\"1.0\"?><!DOCTYPE a SYSTEM \"file:///etc/passwd\"><kml/> | KML",
        "<gml:FeatureCollection/> | GML",
        "<osm/> | XML",
        "999 comment | DXF",
        "!table | MapInfo TAB",
        "Version 300 | MapInfo MIF",
        "PK\u0003\u0004../../x.shp | zip archive",
        "hello | no vector format",
        "[1, 2] | no vector format",
      })
  void foreignContentIsNamed(String content, String name) throws Exception {
    assertRefused(file("a.geojson", content), DataException.Code.UNSUPPORTED_FORMAT, name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"type\":\"FeatureCollection\",\"features\":[ | CORRUPT | line 1",
        "{\"type\":\"FeatureCollection\"} | CORRUPT | no array 'features'",
        "{\"type\":\"Topology\",\"objects\":{}} | CORRUPT | no GeoJSON",
        "{\"a\":1} | CORRUPT | no GeoJSON",
        "{\"type\":\"FeatureCollection\",\"features\":[]} {} | CORRUPT | outside",
        "{\"type\":\"Point\",\"coordinates\":[200,406]} | NO_CRS | --crs",
        "{\"type\":\"Point\",\"coordinates\":[2,4],\"crs\":null} | NO_CRS | crs member is null",
        "{\"type\":\"Point\",\"coordinates\":[2,4],\"crs\":{\"type\":\"link\"}} | NO_CRS | not"
            + " understood",
      })
  void aTextThatIsNoLayerIsRefused(String content, DataException.Code code, String words)
      throws Exception {
    assertRefused(file("a.geojson", content), code, words);
  }

  @Test
  void nestingIsRefusedAtItsToken() throws Exception {
    String arrays = "{\"type\":\"Point\",\"coordinates\":" + "[".repeat(100_000);
    assertRefused(file("a.json", arrays), DataException.Code.OVER_BUDGET, "depth");
    String collections = "{\"type\":\"GeometryCollection\",\"geometries\":[".repeat(10_000);
    assertRefused(file("b.json", collections), DataException.Code.OVER_BUDGET, "depth");
  }

  @Test
  void budgetsAreKept() throws Exception {
    Path file = file("a.json", "{\"type\":\"Polygon\",\"coordinates\":" + RING + "}");
    LayerOptions few = LayerOptions.DEFAULT.withBudget(new LayerBudget(10, 3, 32, 1000));
    DataException refusal = catchThrowableOfType(DataException.class, () -> Layers.read(file, few));
    assertThat(refusal.code()).isEqualTo(DataException.Code.OVER_BUDGET);
  }

  @Test
  void anEmptyCollectionIsALayer() throws Exception {
    Path file = file("a.json", "{\"type\":\"FeatureCollection\",\"features\":[]}");
    assertThat(Layers.read(file, LayerOptions.DEFAULT).layer().features()).isEmpty();
  }

  @Test
  void missingAndEmptyFilesAreRefused() throws Exception {
    assertRefused(folder.resolve("no.gpkg"), DataException.Code.NOT_FOUND, "no such file");
    assertRefused(file("a.gpkg", ""), DataException.Code.CORRUPT, "empty");
  }

  private void assertRefused(Path file, DataException.Code code, String words) {
    DataException refusal =
        catchThrowableOfType(DataException.class, () -> Layers.read(file, LayerOptions.DEFAULT));
    assertThat(refusal.code()).isEqualTo(code);
    assertThat(refusal.getMessage()).contains(words).contains(file.toString()).doesNotContain("\n");
    assertThat(List.of(folder.toFile().list())).hasSizeLessThan(4);
  }

  private Path file(String name, String text) throws IOException {
    return Files.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
  }
}
