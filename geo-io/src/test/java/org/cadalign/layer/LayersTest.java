package org.cadalign.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
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
