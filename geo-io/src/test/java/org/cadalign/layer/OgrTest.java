package org.cadalign.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.cadalign.raster.Gdal;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is written is judged by another program. */
class OgrTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "a.gpkg, 4326, GPKG", "a.geojson, 4326, GeoJSON", "a.fgb, 4326, FlatGeobuf",
    "a.shp, 4326, ESRI Shapefile", "a.gpkg, 32651, GPKG", "a.fgb, 32651, FlatGeobuf",
    "a.shp, 32651, ESRI Shapefile", "a.shp, 3857, ESRI Shapefile", "a.gpkg, 3857, GPKG"
  })
  void ogrReadsIt(String name, int epsg, String driver) throws Exception {
    Layer layer = SampleLayers.of(5, 20, LayerCrs.fromEpsg(epsg).orElseThrow());
    Path file = folder.resolve(name);
    Layers.write(layer, file, WriteOptions.DEFAULT);
    String info = ogrinfo(file);
    if (!name.endsWith("shp")) {
      assertThat(info)
          .contains("ID[\"EPSG\"," + epsg + "]]")
          .contains("osm_id (Integer64")
          .contains("public (Integer(Boolean))");
    }
    assertThat(info)
        .contains("using driver `" + driver + "' successful")
        .contains("Feature Count: 20")
        .contains("osm_id (")
        .contains("1152921504606846976")
        .contains("= भक्तपुर")
        .doesNotContainIgnoringCase("warning")
        .doesNotContain("ERROR");
  }

  @ParameterizedTest
  @CsvSource({"4326", "3857", "32651", "32723", "26913", "25832", "2056"})
  void theSystemOfAShapefileIsKnown(int epsg) throws Exception {
    CoordinateReferenceSystem crs = LayerCrs.fromEpsg(epsg).orElseThrow();
    Path file = folder.resolve("crs.shp");
    Layers.write(new Layer("crs", crs, List.of(), List.of()), file, WriteOptions.DEFAULT);
    assertThat(ogrinfo(file)).contains("ID[\"EPSG\"," + epsg + "]]");
  }

  private static String ogrinfo(Path file) throws IOException, InterruptedException {
    return Gdal.run("ogrinfo", "-al", file);
  }
}
