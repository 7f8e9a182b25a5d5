package org.cadalign.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cadalign.raster.Gdal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What files say of their columns: units, axes and signs. */
class DescriptionTest {
  private static final String EAST = "ground metres, \"east\"; it's added, 建物";
  private static final List<Field> FIELDS =
      List.of(
          new Field("dx_m", Field.Type.REAL, EAST),
          new Field("tags", Field.Type.JSON, "as mapped"),
          new Field("plain", Field.Type.TEXT));

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"a.gpkg, true", "a.fgb, true", "a.geojson, false", "a.shp, false"})
  void columnsAreDescribedWhereTheFormatHasRoom(String name, boolean kept) throws Exception {
    Layer read = Layers.read(write(name), LayerOptions.DEFAULT).layer();
    List<Field> fields = read.fields().subList(read.fields().size() - 3, read.fields().size());
    assertThat(fields).extracting(Field::name).containsExactly("dx_m", "tags", "plain");
    assertThat(fields)
        .extracting(Field::description)
        .containsExactly(
            Optional.of(EAST).filter(d -> kept),
            Optional.of("as mapped").filter(d -> kept),
            Optional.empty());
    Path again = folder.resolve("again-" + name);
    Layers.write(read, again, WriteOptions.DEFAULT);
    assertThat(Layers.read(again, LayerOptions.DEFAULT).layer().fields()).containsAll(fields);
  }

  @Test
  void anotherProgramReadsThemInAGeoPackage() throws Exception {
    Path file = write("a.gpkg");
    assertThat(Gdal.run("ogrinfo", "-al", file))
        .contains("DESCRIPTION=moved, in metres")
        .contains("dx_m: Real")
        .contains("tags: String(JSON)")
        .doesNotContainIgnoringCase("warning")
        .doesNotContain("ERROR");
    String rows = "SELECT column_name || ': ' || description AS told FROM gpkg_data_columns";
    assertThat(Gdal.run("ogrinfo", file, "-sql", rows))
        .contains("= dx_m: " + EAST, "= tags: as mapped")
        .contains("Feature Count: 2");
    String extensions = "SELECT table_name || ': ' || extension_name AS told FROM gpkg_extensions";
    assertThat(Gdal.run("ogrinfo", file, "-sql", extensions))
        .contains("= gpkg_data_columns: gpkg_schema")
        .contains("= gpkg_data_column_constraints: gpkg_schema");
  }

  private Path write(String name) throws Exception {
    Feature feature =
        new Feature(
            Optional.of("1"),
            SampleLayers.wgs84(1, 9).features().stream()
                .flatMap(f -> f.geometry().stream())
                .findFirst(),
            List.of(Optional.of(1.5), Optional.of("{\"a\":1}"), Optional.of("x")));
    Layer layer =
        new Layer("houses", LayerCrs.wgs84(), FIELDS, List.of(feature))
            .described("moved, in metres");
    Path file = folder.resolve(name);
    Layers.write(layer, file, WriteOptions.DEFAULT);
    return file;
  }
}
