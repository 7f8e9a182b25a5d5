package org.cadalign.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cadalign.crs.CrsCodes;
import org.cadalign.field.Displacement;
import org.cadalign.field.DisplacementField;
import org.cadalign.gate.DataException;
import org.cadalign.layer.Layer;
import org.cadalign.raster.FieldLayout;
import org.cadalign.run.InputDigest;
import org.cadalign.scene.LayerOutput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

class ApplyCommandTest {
  private static final DisplacementField SHIFT =
      DisplacementField.constant(new Displacement(2.5, -1));
  private static final DisplacementField WAVES =
      (x, y) -> new Displacement(3 * Math.sin((x - 5e5) / 40), 2 * Math.cos((y - 3e6) / 30));

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POINT (100 200)                                  | POINT (102.5 199)               | aligned",
        "POINT Z (100 200 7)                              | POINT Z (102.5 199 7)           | aligned",
        "LINESTRING (0 9, 9 1)                            | LINESTRING (2.5 8, 11.5 0)      | aligned",
        "POLYGON ((10 10, 90 10, 90 70, 10 10))           | POLYGON ((12.5 9, 92.5 9, 92.5 69, 12.5 9)) | aligned",
        "MULTIPOINT ((1 1), (2 2))                        | MULTIPOINT ((3.5 0), (4.5 1))   | aligned",
        "POINT (500 500)                                  | POINT (502.5 499)               | aligned",
        "POINT (501 200)                                  | POINT (501 200)                 | no_evidence",
        "LINESTRING (490 200, 510 200)                    | LINESTRING (492.5 199, 510 200) | aligned",
        "POLYGON ((0 0, 9 9, 9 0, 0 9, 0 0))              | POLYGON ((0 0, 9 9, 9 0, 0 9, 0 0)) | rejected",
      })
  void movesEveryVertexByTheFieldAtItsPlace(String before, String after, String status)
      throws DataException {
    Layer moved = applied(Fixtures.layer(before, "POINT (1 1)"), SHIFT);
    assertThat(same(moved.features().get(0).geometry().orElseThrow(), Fixtures.geometry(after)))
        .isTrue();
    assertThat(Fixtures.value(moved, 0, "status")).isEqualTo(status);
  }

  @Test
  void keepsIdsAttributesAndNullGeometries() throws DataException {
    Layer moved = applied(Fixtures.layer("POINT (1 1)", ""), SHIFT);
    assertThat(moved.features().get(1).geometry()).isEmpty();
    assertThat(Fixtures.value(moved, 1, "status")).isEqualTo("no_evidence");
    assertThat(Fixtures.value(moved, 0, "naïve")).isEqualTo("straße 0");
    assertThat(Fixtures.value(moved, 0, "dx_m")).isEqualTo("2.5");
    assertThat(Fixtures.value(moved, 0, "dy_m")).isEqualTo("-1.0");
    assertThat(moved.features().get(1).id()).contains("2");
  }

  @Test
  void aFieldOfZerosChangesNoBit() throws DataException {
    Layer source = Fixtures.layer("POLYGON ((0.1 0.2, 9.3 0.7, 9.9 9.1, 0.1 0.2))");
    Layer moved = applied(source, DisplacementField.constant(Displacement.ZERO));
    assertThat(moved.features().get(0).geometry().orElseThrow().getCoordinates())
        .isEqualTo(source.features().get(0).geometry().orElseThrow().getCoordinates());
    assertThat(Fixtures.value(moved, 0, "status")).isEqualTo("unchanged");
  }

  /** In longitude and latitude too, through GeoJSON, and at the very edge of the field. */
  @ParameterizedTest
  @ValueSource(strings = {"a.gpkg", "a.geojson", "a.fgb", "a.shp"})
  void thereAndBackIsTheSamePlace(String name) throws DataException {
    Path field = Fixtures.field(folder.resolve("field.tif"), WAVES);
    Layer source = Fixtures.layer("LINESTRING (0.5 0.5, 250 250, 499.5 499.5, 251.1 17.3)");
    Path before = folder.resolve("before-" + name);
    LayerOutput.write(source, before, false);
    Path there = folder.resolve("there-" + name);
    Path back = folder.resolve("back-" + name);
    assertThat(Outcome.run("apply", field, before, "-o", there).code()).isZero();
    assertThat(Outcome.run("apply", field, there, "-o", back, "--inverse").code()).isZero();
    double unit = CrsCodes.isGeographic(Fixtures.read(back).crs()) ? 111_000 : 1;
    assertThat(distance(before, there) * unit).isGreaterThan(1);
    assertThat(distance(before, back) * unit).isLessThan(1e-6);
  }

  @Test
  void saysHowManyFeaturesEndedHow() throws DataException {
    Path field = Fixtures.field(folder.resolve("field.tif"), SHIFT);
    Path layer =
        Fixtures.write(
            folder.resolve("a.gpkg"),
            Fixtures.layer("POINT (1 1)", "POINT (600 1)", "POINT (2 2)"));
    Outcome outcome = Outcome.run("apply", field, layer, "-o", folder.resolve("b.geojson"));
    assertThat(outcome.out())
        .contains("3 features: 2 aligned, 1 no_evidence; moved by 2.69 m in the median");

    assertThat(outcome.code()).isZero();
  }

  /** Nobody could tell later which field moved the layer. */
  @Test
  void aRecordSaysWhatMovedTheLayer() throws Exception {
    Path field = Fixtures.field(folder.resolve("field.tif"), SHIFT);
    Path layer = Fixtures.write(folder.resolve("a.gpkg"), Fixtures.layer("POINT (100 200)"));
    Path out = folder.resolve("b.gpkg");
    Path run = Files.createDirectory(folder.resolve("b.run"));
    for (String old : List.of("summary.json", "buildings.gpkg", "mine.txt")) {
      Files.writeString(run.resolve(old), "of an earlier align");
    }
    assertThat(Outcome.run("apply", field, layer, "-o", out, "--inverse").code()).isZero();
    assertThat(run.toFile().list()).containsExactlyInAnyOrder("run.json", "mine.txt");
    JsonNode told = new ObjectMapper().readTree(run.resolve("run.json").toFile());
    assertThat(told.get("field").asText()).isEqualTo(field.toString());
    assertThat(told.get("output").asText()).isEqualTo(out.toString());
    assertThat(told.at("/sha256/field").asText()).isEqualTo(InputDigest.of(List.of(field)));
    assertThat(told.at("/sha256/layer").asText()).isEqualTo(InputDigest.of(List.of(layer)));
    assertThat(told.at("/options/--inverse").asText()).isEqualTo("true");
    assertThat(told.at("/summary/status/aligned").asInt()).isEqualTo(1);
    assertThat(told.has("model")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"b.geojson, '', 1", "b.geojson, --overwrite, 0", "b.gpkg, --overwrite, 0"})
  void theRecordOfAnotherOutputStays(String again, String option, int code) throws Exception {
    Path field = Fixtures.field(folder.resolve("field.tif"), SHIFT);
    Path layer = Fixtures.write(folder.resolve("a.gpkg"), Fixtures.layer("POINT (1 1)"));
    assertThat(Outcome.run("apply", field, layer, "-o", folder.resolve("b.gpkg")).code()).isZero();
    List<Object> command =
        new ArrayList<>(List.<Object>of("apply", field, layer, "-o", folder.resolve(again)));
    if (!option.isEmpty()) {
      command.add(option);
    }
    Outcome outcome = Outcome.run(command.toArray());
    assertThat(outcome.code()).as(outcome.err()).isEqualTo(code);
    if (code == 1) {
      assertThat(outcome.err()).contains("b.run: it tells of another output, b.gpkg");
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 0", "1.1, 2", "-0.1, 2", "NaN, 2"})
  void takesAConfidenceBetweenNoneAndOne(String least, int code) throws DataException {
    Path field = Fixtures.field(folder.resolve("field.tif"), SHIFT);
    Path layer = Fixtures.write(folder.resolve("a.gpkg"), Fixtures.layer("POINT (1 1)"));
    Path out = folder.resolve("b.gpkg");
    Outcome outcome = Outcome.run("apply", field, layer, "-o", out, "--min-confidence=" + least);
    assertThat(outcome.code()).as(outcome.err()).isEqualTo(code);
    assertThat(Files.exists(out)).isEqualTo(code == 0);
  }

  @Test
  void readsOnlyWhatItIsAskedFor() throws DataException {
    Path field = Fixtures.field(folder.resolve("field.tif"), SHIFT);
    Path layer =
        Fixtures.write(
            folder.resolve("a.gpkg"), Fixtures.layer("POINT (1 1)", "POINT (2 2)", "POINT (3 3)"));
    Path out = folder.resolve("b.gpkg");
    Outcome.run(
        "apply", field, layer, "-o", out, "--where", "naïve=straße 1", "--layer", "parcels");
    assertThat(Fixtures.read(out).features()).hasSize(1);
  }

  /** Under its own name, by links to it and to its folder, and files beside it alone. */
  @ParameterizedTest
  @CsvSource({"a.shp", "link.shp", "there/a.shp", "b.shp", "field.shp"})
  void neverReplacesWhatItReads(String out) throws Exception {
    Path field = Fixtures.field(folder.resolve("field.tif"), SHIFT);
    Path layer = Fixtures.write(folder.resolve("a.shp"), Fixtures.layer("POINT (1 1)"));
    Files.copy(folder.resolve("a.prj"), folder.resolve("field.prj"));
    Files.createSymbolicLink(folder.resolve("link.shp"), layer);
    Files.createSymbolicLink(folder.resolve("b.dbf"), folder.resolve("a.dbf"));
    Files.createSymbolicLink(folder.resolve("there"), folder);
    Map<Path, String> before = contents();
    Outcome outcome = Outcome.run("apply", field, layer, "-o", folder.resolve(out), "--overwrite");
    assertThat(outcome.code()).isEqualTo(ExitCode.FAILED.value());
    assertThat(outcome.err()).contains("inputs are never changed").hasLineCount(1);
    assertThat(contents()).isEqualTo(before);
  }

  private Map<Path, String> contents() throws IOException {
    Map<Path, String> contents = new HashMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        contents.put(file, Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    return contents;
  }

  @Test
  void anEmptyLayerIsWrittenEmpty() throws DataException {
    Path field = Fixtures.field(folder.resolve("field.tif"), SHIFT);
    Path layer = Fixtures.write(folder.resolve("a.gpkg"), Fixtures.layer());
    Outcome outcome = Outcome.run("apply", field, layer, "-o", folder.resolve("b.gpkg"));
    assertThat(outcome.out()).endsWith("b.gpkg: 0 features\n");
    assertThat(outcome.code()).isZero();
  }

  /** A field must say in its metadata what it holds; each case leaves one thing out. */
  @ParameterizedTest
  @CsvSource({
    "DISPLACEMENT, its metadata has no DISPLACEMENT",
    "DISPLACEMENT_UNIT, its metadata has no DISPLACEMENT_UNIT instead of 'ground metre'",
    "DISPLACEMENT_AXES, \"its metadata has no DISPLACEMENT_AXES instead of 'east, north'\"",
  })
  void refusesATiffThatDoesNotSayItIsAField(String missing, String words) throws DataException {
    List<FieldLayout.Note> notes =
        FieldLayout.DISPLACEMENT_NOTES.stream().filter(n -> !n.name().equals(missing)).toList();
    refuses(notes, List.of("dx", "dy"), words.replace("\"", ""));
  }

  @Test
  void refusesBandsOfAnotherMeaning() throws DataException {
    refuses(FieldLayout.DISPLACEMENT_NOTES, List.of("dy", "dx"), "not dx and dy in metres");
    refuses(FieldLayout.DISPLACEMENT_NOTES, List.of("dx"), "not dx and dy in metres");
  }

  private void refuses(List<FieldLayout.Note> notes, List<String> bands, String words)
      throws DataException {
    FieldLayout layout =
        new FieldLayout(
            4,
            4,
            Fixtures.place(5),
            bands.stream().map(name -> new FieldLayout.Band(name, "metre")).toList(),
            notes);
    Path field = folder.resolve("field.tif");
    if (bands.size() > 1) {
      Fixtures.field(field, layout, SHIFT);
    } else {
      org.cadalign.raster.FieldWriter.write(field, layout, w -> new float[1][w.area()]);
    }
    Path layer = folder.resolve("a.gpkg");
    if (!Files.exists(layer)) {
      Fixtures.write(layer, Fixtures.layer("POINT (1 1)"));
    }
    Outcome outcome = Outcome.run("apply", field, layer, "-o", folder.resolve("b.gpkg"));
    assertThat(outcome.code()).isEqualTo(ExitCode.FAILED.value());
    assertThat(outcome.err()).contains(words, "align --field").hasLineCount(1);
    assertThat(folder.resolve("b.gpkg")).doesNotExist();
  }

  private Layer applied(Layer source, DisplacementField metres) throws DataException {
    Path field = Fixtures.field(folder.resolve("field.tif"), metres);
    Path layer = Fixtures.write(folder.resolve("a.gpkg"), source);
    Path out = folder.resolve("b.gpkg");
    Outcome outcome = Outcome.run("apply", field, layer, "-o", out);
    assertThat(outcome.code()).as(outcome.err()).isIn(0, 3);
    return Fixtures.read(out);
  }

  private static boolean same(Geometry a, Geometry b) {
    Coordinate[] p = a.getCoordinates();
    Coordinate[] q = b.getCoordinates();
    return p.length == q.length
        && Stream.iterate(0, i -> i < p.length, i -> i + 1).allMatch(i -> p[i].equals3D(q[i]));
  }

  private static double distance(Path a, Path b) throws DataException {
    Coordinate[] p = Fixtures.read(a).features().get(0).geometry().orElseThrow().getCoordinates();
    Coordinate[] q = Fixtures.read(b).features().get(0).geometry().orElseThrow().getCoordinates();
    return Stream.iterate(0, i -> i < p.length, i -> i + 1)
        .mapToDouble(i -> p[i].distance(q[i]))
        .max()
        .orElseThrow();
  }
}
