package org.cadalign.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cadalign.crs.CrsCodes;
import org.cadalign.gate.DataException;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKTReader;

/** Layers whose system also says what a height is: x and y count, and heights are kept. */
class HeightSystemTest {
  private static final String HOUSE =
      "POLYGON Z ((155000 463000 1.5, 155010 463000 2.5, 155010 463010 3.5, 155000 463000 1.5))";
  private static final String DEGREES =
      "POLYGON Z ((5.4 52.1 1.5, 5.5 52.1 2.5, 5.5 52.2 3.5, 5.4 52.1 1.5))";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "a.gpkg, 7415",
    "a.fgb, 7415",
    "a.shp, 7415",
    "a.gpkg, 4979",
    "a.fgb, 4979",
    "a.shp, 4979",
    "a.gpkg, 5555",
    "a.fgb, 5555",
    "a.shp, 5555",
  })
  void everyFormatKeepsSystemAndHeights(String name, int code) throws Exception {
    CoordinateReferenceSystem crs = LayerCrs.fromEpsg(code).orElseThrow();
    Geometry house = new WKTReader().read(code == 4979 ? DEGREES : HOUSE);
    Path file = folder.resolve(name);
    Feature feature = new Feature(Optional.of("1"), Optional.of(house), List.of());
    Layers.write(new Layer("a", crs, List.of(), List.of(feature)), file, WriteOptions.DEFAULT);
    Layer read = Layers.read(file, LayerOptions.DEFAULT).layer();
    assertThat(CrsCodes.same(read.crs(), crs)).as(CrsCodes.name(read.crs())).isTrue();
    // The text beside a shapefile has no words for heights over the ellipsoid.
    boolean dropped = code == 4979 && name.endsWith("shp");
    assertThat(CrsCodes.epsg(read.crs())).hasValue(dropped ? 4326 : code);
    Geometry back = read.features().get(0).geometry().orElseThrow().norm();
    assertThat(back.getCoordinates())
        .extracting(Coordinate::getZ)
        .containsExactlyInAnyOrder(1.5, 2.5, 3.5, 1.5);
  }

  @ParameterizedTest
  @CsvSource({"EPSG:7415, 7415", "urn:ogc:def:crs:EPSG::4979, 4979"})
  void theMemberOfGeoJsonMayNameOne(String name, int code) throws Exception {
    Layer read = read(geoJson(name)).layer();
    assertThat(CrsCodes.epsg(read.crs())).hasValue(code);
    assertThat(read.features().get(0).geometry().orElseThrow().getCoordinate().getZ()).isEqualTo(7);
  }

  @ParameterizedTest
  @CsvSource({"EPSG:5703", "EPSG:4978"})
  void oneWithoutPlacesOnTheMapIsRefusedAtOnce(String name) throws Exception {
    Path file = geoJson(name);
    assertThat(catchThrowableOfType(DataException.class, () -> read(file)))
        .hasMessageContaining(file.toString())
        .hasMessageContaining(name)
        .hasMessageContaining("--crs");
  }

  /** As {@code ogr2ogr -a_srs} writes EPSG:7415 and EPSG:4979. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "28992 | ,VERTCS[\"NAP\",VDATUM[\"Normaal_Amsterdams_Peil\"],"
            + "PARAMETER[\"Vertical_Shift\",0.0],PARAMETER[\"Direction\",1.0],UNIT[\"Meter\",1.0]]",
        "4326 | ,LINUNIT[\"Meter\",1.0]]",
      })
  void aPrjOfGdalNamesHeightsInItsOwnWay(int code, String heights) throws Exception {
    CoordinateReferenceSystem crs = LayerCrs.fromEpsg(code).orElseThrow();
    String plain = LayerCrs.esriWkt(crs);
    String wkt =
        heights.contains("LINUNIT")
            ? plain.substring(0, plain.length() - 1) + heights
            : plain + heights;
    assertThat(CrsCodes.same(LayerCrs.fromWkt(wkt).orElseThrow(), crs)).isTrue();
  }

  private Path geoJson(String crs) throws Exception {
    String text =
        "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\""
            + crs
            + "\"}},\"features\":[{\"type\":\"Feature\",\"properties\":{},\"geometry\":"
            + "{\"type\":\"Point\",\"coordinates\":[5.4,52.1,7]}}]}";
    return Files.write(folder.resolve("a.geojson"), text.getBytes(StandardCharsets.UTF_8));
  }

  private static LayerRead read(Path file) throws DataException {
    return Layers.read(file, LayerOptions.DEFAULT);
  }
}
