package org.cadalign.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.cadalign.crs.CrsCodes;
import org.cadalign.gate.DataException;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Envelope;

class LayersTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"a.gpkg", "a.geojson", "a.fgb", "a.shp"})
  void anExistingOutputNeedsConsentAndNothingIsLeftBeside(String name) throws Exception {
    Path file = folder.resolve(name);
    Layers.write(SampleLayers.wgs84(1, 3), file, WriteOptions.DEFAULT);
    byte[] before = Files.readAllBytes(file);
    int files = folder.toFile().list().length;
    DataException refusal =
        catchThrowableOfType(
            DataException.class,
            () -> Layers.write(SampleLayers.wgs84(2, 3), file, WriteOptions.DEFAULT));
    assertThat(refusal.code()).isEqualTo(DataException.Code.EXISTS);
    assertThat(file).hasBinaryContent(before);
    Layers.write(SampleLayers.wgs84(2, 4), file, WriteOptions.OVERWRITE);
    assertThat(Layers.read(file, LayerOptions.DEFAULT).layer().features()).hasSize(4);
    assertThat(folder.toFile().list()).hasSize(files);
  }

  /** An index or journal without its layer may be another program's. */
  @ParameterizedTest
  @CsvSource({"a.shp, a.ind", "a.shp, a.qix", "a.shp, a.prj", "a.gpkg, a.gpkg-wal"})
  void whatWouldBeRemovedNeedsConsentToo(String name, String beside) throws Exception {
    Path other = Files.writeString(folder.resolve(beside), "mine");
    DataException refusal =
        catchThrowableOfType(
            DataException.class,
            () ->
                Layers.write(SampleLayers.wgs84(1, 3), folder.resolve(name), WriteOptions.DEFAULT));
    assertThat(refusal).hasMessageContaining(beside + ": the output exists already");
    assertThat(other).hasContent("mine");
    assertThat(folder.toFile().list()).containsExactly(beside);
  }

  @Test
  void aLayerIsChosenByNameAndTheRefusalListsThem() throws Exception {
    Path file = twoLayers();
    DataException refusal =
        catchThrowableOfType(DataException.class, () -> Layers.read(file, LayerOptions.DEFAULT));
    assertThat(refusal).hasMessageContaining("--layer: buildings, parcels");
    LayerRead read = Layers.read(file, LayerOptions.DEFAULT.withLayerName("parcels"));
    assertThat(read.layer().name()).isEqualTo("parcels");
    assertThat(Layers.list(file)).extracting(LayerSummary::features).containsExactly(3, 3);
    LayerOptions other = LayerOptions.DEFAULT.withLayerName("roads");
    assertThat(catchThrowableOfType(DataException.class, () -> Layers.read(file, other)))
        .hasMessageContaining("no layer 'roads'");
  }

  private Path twoLayers() throws Exception {
    Path file = folder.resolve("two.gpkg");
    Layers.write(SampleLayers.wgs84(1, 3), file, WriteOptions.DEFAULT);
    try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = database.createStatement()) {
      statement.execute("CREATE TABLE parcels AS SELECT * FROM buildings");
      statement.execute(
          "INSERT INTO gpkg_geometry_columns SELECT 'parcels', column_name,"
              + " geometry_type_name, srs_id, z, m FROM gpkg_geometry_columns");
      // A view is no layer: reading it would evaluate it.
      statement.execute("CREATE VIEW evil AS SELECT * FROM buildings");
      statement.execute(
          "INSERT INTO gpkg_geometry_columns SELECT 'evil', column_name,"
              + " geometry_type_name, srs_id, z, m FROM gpkg_geometry_columns LIMIT 1");
    }
    return file;
  }

  @Test
  void boxAndFilterSelectRows() throws Exception {
    Path file = folder.resolve("a.geojson");
    Layer layer = SampleLayers.wgs84(9, 30);
    Layers.write(layer, file, WriteOptions.DEFAULT);
    Feature wanted =
        layer.features().stream().filter(f -> f.geometry().isPresent()).findFirst().orElseThrow();
    Envelope box = wanted.geometry().orElseThrow().getEnvelopeInternal();
    assertThat(read(file, LayerOptions.DEFAULT.withBbox(box)))
        .anyMatch(f -> f.id().equals(wanted.id()))
        .allMatch(f -> box.intersects(f.geometry().orElseThrow().getEnvelopeInternal()));
    Where where = Where.parse("osm_id=1152921504606846976");
    assertThat(read(file, LayerOptions.DEFAULT.withWhere(where)))
        .extracting(Feature::id)
        .containsExactly(Optional.of("1"));
    LayerOptions unknown = LayerOptions.DEFAULT.withWhere(Where.parse("nope=1"));
    assertThat(catchThrowableOfType(DataException.class, () -> Layers.read(file, unknown)))
        .hasMessageContaining("choose from: name, osm_id");
  }

  /** The usual slip: a box in another system, or a value that no row has. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "10 20 10.5 21     |                      | none of its 2 features meets the box 10,10.5,20,21;"
            + " its bounds are 5,5,9,9.25 in EPSG:4326, give the box in these coordinates",
        "                | name=gone            | none of its 2 features passes the filter"
            + " 'name=gone'; the field name holds 'a', 'b'",
        "                | name IN (gone, 'lost') | passes the filter 'name IN (gone, lost)'; the",
        "5 6 5 6         | name!=a              | none of the 1 features that meet the box, of 2,"
            + " passes the filter 'name!=a'; the field name holds 'a'",
        "                | empty=1              | the field empty holds no values there",
      })
  void takingNoFeatureIsAFaultThatTellsWhatThereIs(String box, String where, String words)
      throws Exception {
    Path file = folder.resolve("a.geojson");
    Files.writeString(
        file,
        """
        {"type": "FeatureCollection", "features": [
          {"type": "Feature", "properties": {"name": "a", "empty": null},
            "geometry": {"type": "Point", "coordinates": [5, 5]}},
          {"type": "Feature", "properties": {"name": "b", "empty": null},
            "geometry": {"type": "Point", "coordinates": [9, 9.25]}}]}
        """);
    LayerOptions options = LayerOptions.DEFAULT;
    options = where == null ? options : options.withWhere(Where.parse(where));
    options = box == null ? options : options.withBbox(box(box));
    LayerOptions chosen = options;
    DataException refusal =
        catchThrowableOfType(DataException.class, () -> Layers.read(file, chosen));
    assertThat(refusal.code()).isEqualTo(DataException.Code.BAD_VALUE);
    assertThat(refusal).hasMessageStartingWith(file + ": none of ").hasMessageContaining(words);
    assertThat(read(file, chosen.choosingNoneToo())).isEmpty();
    assertThat(read(file, chosen.withoutSelection())).hasSize(2);
  }

  private static Envelope box(String text) {
    double[] n = Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
    return new Envelope(n[0], n[1], n[2], n[3]);
  }

  @Test
  void anEmptyLayerIsNoFault() throws Exception {
    Path file = folder.resolve("none.gpkg");
    Layer none = new Layer("none", LayerCrs.wgs84(), SampleLayers.FIELDS, List.of());
    Layers.write(none, file, WriteOptions.DEFAULT);
    LayerOptions options =
        LayerOptions.DEFAULT.withBbox(new Envelope(1, 2, 3, 4)).withWhere(Where.parse("name=a"));
    assertThat(read(file, options)).isEmpty();
  }

  private static List<Feature> read(Path file, LayerOptions options) throws DataException {
    return Layers.read(file, options).layer().features();
  }

  @Test
  void aShapefileWithoutSystemIsRefusedUnlessOneIsGiven() throws Exception {
    Path file = folder.resolve("a.shp");
    Layers.write(SampleLayers.wgs84(1, 3), file, WriteOptions.DEFAULT);
    Files.delete(folder.resolve("a.prj"));
    DataException refusal =
        catchThrowableOfType(DataException.class, () -> Layers.read(file, LayerOptions.DEFAULT));
    assertThat(refusal.code()).isEqualTo(DataException.Code.NO_CRS);
    assertThat(read(file, LayerOptions.DEFAULT.withCrs(LayerCrs.wgs84()))).hasSize(3);
    assertThat(Layers.list(file).get(0).crs()).isInstanceOf(CrsFinding.Missing.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {4326, 3857, 32651, 32723, 26913, 25832, 2056})
  void theSystemOfAShapefileIsReadFromItsPrj(int epsg) throws Exception {
    CoordinateReferenceSystem crs = LayerCrs.fromEpsg(epsg).orElseThrow();
    Path file = folder.resolve("crs.shp");
    Layers.write(new Layer("crs", crs, List.of(), List.of()), file, WriteOptions.DEFAULT);
    assertThat(CrsCodes.epsg(Layers.read(file, LayerOptions.DEFAULT).layer().crs())).hasValue(epsg);
  }

  @Test
  void geoJsonIsBoundToWgs84() throws Exception {
    Layer utm = SampleLayers.of(1, 3, LayerCrs.fromEpsg(32651).orElseThrow());
    Path file = folder.resolve("a.geojson");
    assertThat(Layers.requiredCrs(file))
        .hasValueSatisfying(c -> assertThat(CrsCodes.same(c, LayerCrs.wgs84())).isTrue());
    assertThat(Layers.requiredCrs(folder.resolve("a.gpkg"))).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Layers.write(utm, file, WriteOptions.DEFAULT));
  }
}
