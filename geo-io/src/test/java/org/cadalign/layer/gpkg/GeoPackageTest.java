package org.cadalign.layer.gpkg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.cadalign.gate.DataException;
import org.cadalign.layer.Feature;
import org.cadalign.layer.Field;
import org.cadalign.layer.Layer;
import org.cadalign.layer.LayerCrs;
import org.cadalign.layer.LayerOptions;
import org.cadalign.layer.LayerRead;
import org.cadalign.layer.Layers;
import org.cadalign.layer.WriteOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeoPackageTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void place() {
    file = folder.resolve("Häuser #1?.gpkg");
  }

  @Test
  void everyTypeSurvives() throws Exception {
    List<Field> fields =
        List.of(Field.Type.values()).stream().map(t -> new Field(t.name(), t)).toList();
    List<Optional<Object>> values =
        List.of(
            Optional.of("a"),
            Optional.of(Long.MIN_VALUE),
            Optional.of(0.1),
            Optional.of(true),
            Optional.of("2026-01-31"),
            Optional.of("2026-01-31T12:00:00.000Z"),
            Optional.of(new byte[] {1, 0, -1}),
            Optional.of("{\"a\":[1]}"));
    Feature feature = new Feature(Optional.of("17"), Optional.empty(), values);
    assertThat(write(fields, feature)).isEmpty();
    Layer read = Layers.read(file, LayerOptions.DEFAULT).layer();
    assertThat(read.fields()).isEqualTo(fields);
    assertThat(read.features().get(0)).usingRecursiveComparison().isEqualTo(feature);
  }

  @Test
  void clashingNamesAndTextIdsAreKeptAndListed() throws Exception {
    List<Field> fields =
        List.of(
            new Field("fid", Field.Type.TEXT),
            new Field("Geom", Field.Type.TEXT),
            new Field("geom", Field.Type.TEXT));
    List<Optional<Object>> values = List.of(Optional.of("x"), Optional.of("y"), Optional.of("z"));
    List<String> losses =
        write(fields, new Feature(Optional.of("way/1"), Optional.empty(), values));
    assertThat(losses).hasSize(2).anyMatch(l -> l.contains("'geom' is called 'geom_1'"));
    Feature read = Layers.read(file, LayerOptions.DEFAULT).layer().features().get(0);
    assertThat(read.values())
        .containsExactly(
            Optional.of("way/1"), Optional.of("x"), Optional.of("y"), Optional.of("z"));
  }

  @Test
  void aValueOfAnotherKindCostsItsFeatureAlone() throws Exception {
    write(List.of(new Field("n", Field.Type.INTEGER)), number(1), number(2), number(3));
    execute("UPDATE layer1 SET n = 'two' WHERE fid = 2");
    LayerRead read = Layers.read(file, LayerOptions.DEFAULT);
    assertThat(read.layer().features()).hasSize(2);
    assertThat(read.rejections())
        .singleElement()
        .asString()
        .contains("feature 2, fid 2")
        .contains("column 'n'");
  }

  /** SQLite's limit; the key, the geometry and ids that are texts are columns too. */
  @ParameterizedTest(name = "{0} fields, id {1}")
  @CsvSource({"1998, '', 0", "1998, 7, 0", "1997, way/7, 0", "1999, 7, 2001", "1998, way/7, 2001"})
  void aTableHoldsTwoThousandColumns(int fields, String id, int refused) throws Exception {
    List<Field> many =
        IntStream.range(0, fields).mapToObj(i -> new Field("f" + i, Field.Type.INTEGER)).toList();
    List<Optional<Object>> values = Collections.nCopies(fields, Optional.of(7L));
    Feature feature =
        new Feature(Optional.of(id).filter(i -> !i.isEmpty()), Optional.empty(), values);
    if (refused == 0) {
      write(many, feature);
      Layer read = Layers.read(file, LayerOptions.DEFAULT).layer();
      assertThat(read.fields()).hasSize(id.startsWith("way") ? fields + 1 : fields);
      assertThat(read.features().get(0).values()).endsWith(Optional.of(7L));
    } else {
      assertThatThrownBy(() -> write(many, feature))
          .isInstanceOf(DataException.class)
          .hasMessage(
              file
                  + ": its table would have "
                  + refused
                  + " columns, and a GeoPackage holds no more than 2000; write to .fgb or .geojson,"
                  + " or leave out fields of the layer, with ogr2ogr -select");
      assertThat(folder.toFile().list()).isEmpty();
      for (String other : List.of("a.fgb", "a.geojson")) {
        file = folder.resolve(other);
        write(many, feature);
        assertThat(Layers.read(file, LayerOptions.DEFAULT).layer().fields())
            .hasSizeGreaterThanOrEqualTo(fields);
      }
    }
  }

  @Test
  void readingLeavesNothingBesideAFileInWalMode() throws Exception {
    write(List.of(new Field("n", Field.Type.INTEGER)), number(1));
    execute("PRAGMA journal_mode = WAL");
    byte[] before = Files.readAllBytes(file);
    assertThat(Layers.read(file, LayerOptions.DEFAULT).layer().features()).hasSize(1);
    assertThat(folder.toFile().list()).hasSize(1);
    assertThat(file).hasBinaryContent(before);
    Files.write(GeoPackage.beside(file, "-wal"), new byte[] {1});
    assertThat(Layers.read(file, LayerOptions.DEFAULT).notices())
        .singleElement()
        .asString()
        .contains("-wal are not seen");
  }

  private static Feature number(long n) {
    return new Feature(
        Optional.of(String.valueOf(n)), Optional.empty(), List.of(Optional.of((Object) n)));
  }

  private List<String> write(List<Field> fields, Feature... features) throws Exception {
    Layer layer = new Layer("layer1", LayerCrs.wgs84(), fields, List.of(features));
    return Layers.write(layer, file, WriteOptions.DEFAULT);
  }

  private void execute(String sql) throws Exception {
    String path = file.toUri().getRawPath();
    try (Connection database = DriverManager.getConnection("jdbc:sqlite:file:" + path);
        Statement statement = database.createStatement()) {
      statement.execute(sql);
    }
  }
}
