package org.cadalign.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.cadalign.crs.CrsCodes;
import org.cadalign.gate.Budget;
import org.cadalign.gate.DataException;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldWriterTest {
  private static final AffineTransform NORTH_UP =
      new AffineTransform(2, 0, 0, -2, 300000.5, 1500000.25);
  private static final int WIDTH = 300;
  private static final int HEIGHT = 270;

  @TempDir Path folder;

  @ParameterizedTest(name = "{0} bands")
  @ValueSource(ints = {1, 2, 3, 4, 5, 7})
  void readsBackWhatItWrote(int bands) throws DataException {
    Path file = write("f.tif", NORTH_UP, "EPSG:32651", bands);
    try (FieldReader field = FieldReader.open(file, Budget.defaults())) {
      Window window = new Window(250, 240, 50, 30);
      assertThat(field.read(window)).isDeepEqualTo(values(window, bands));
      assertThat(field.layout().bands()).hasSize(bands);
      assertThat(field.layout().bands().get(0)).isEqualTo(new FieldLayout.Band("band0", "metre"));
      assertThat(field.layout().metadata()).isEqualTo(FieldLayout.DISPLACEMENT_NOTES);
      assertThat(field.layout().georeference().pixelToMap()).isEqualTo(NORTH_UP);
    }
  }

  /** ImageIO-ext takes three tiles for tiles of all bands unless it is told better. */
  @ParameterizedTest(name = "{0} bands")
  @ValueSource(ints = {1, 2, 3, 4})
  void readsBackAFieldOfOneTile(int bands) throws DataException {
    Path file = folder.resolve("f.tif");
    Georeference place = new Georeference(NORTH_UP, CrsCodes.decode("EPSG:32651"));
    List<FieldLayout.Band> names =
        IntStream.range(0, bands).mapToObj(i -> new FieldLayout.Band("band" + i, "")).toList();
    FieldWriter.write(
        file, new FieldLayout(20, 10, place, names, List.of()), w -> values(w, bands));
    try (FieldReader field = FieldReader.open(file, Budget.defaults())) {
      Window window = new Window(3, 2, 15, 7);
      assertThat(field.read(window)).isDeepEqualTo(values(window, bands));
    }
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "256, width, 300",
    "257, height, 270",
    "258, bits, 32 32 32",
    "259, compression, 8",
    "262, photometric, 1",
    "277, bands, 3",
    "284, planes apart, 2",
    "322, tile width, 256",
    "323, tile height, 256",
    "338, the other bands are no alpha, 0 0",
    "339, floating point, 3 3 3",
    "33550, pixel size, 2.0 2.0 0.0",
    "33922, tie point, 0.0 0.0 0.0 300000.5 1500000.25 0.0",
    "34735, GeoKeys, 1 1 0 3 1024 0 1 1 1025 0 1 1 3072 0 1 32651",
    "42113, nodata, nan",
  })
  void theTagsAreWhatReadersLookFor(int tag, String name, String values) throws Exception {
    assertThat(TagDump.of(write("f.tif", NORTH_UP, "EPSG:32651", 3)).get(tag))
        .as(name)
        .isEqualTo(values);
  }

  @ParameterizedTest(name = "{0}, {1}")
  @CsvSource({
    "EPSG:4326, 34735, 1 1 0 3 1024 0 1 2 1025 0 1 1 2048 0 1 4326",
    "EPSG:3857, 34735, 1 1 0 3 1024 0 1 1 1025 0 1 1 3072 0 1 3857",
  })
  void theSystemStandsInTheGeoKeys(String code, int tag, String values) throws Exception {
    assertThat(TagDump.of(write("f.tif", NORTH_UP, code, 2)).get(tag)).isEqualTo(values);
  }

  @Test
  void aTurnedGridStandsAsATransformation() throws Exception {
    AffineTransform turned = new AffineTransform(2, 0.5, 0.25, -2, 300000, 1500000);
    Map<Integer, String> tags = TagDump.of(write("f.tif", turned, "EPSG:32651", 2));
    assertThat(tags.get(34264))
        .isEqualTo("2.0 0.25 0.0 300000.0 0.5 -2.0 0.0 1500000.0 0.0 0.0 0.0 0.0 0.0 0.0 0.0 1.0");
    assertThat(tags).doesNotContainKeys(33550, 33922);
  }

  @Test
  void namesUnitsAndMeaningStandInTheMetadata() throws Exception {
    Map<Integer, String> tags = TagDump.of(write("f.tif", NORTH_UP, "EPSG:32651", 2));
    assertThat(tags.get(42112))
        .isEqualTo(
            """
            <GDALMetadata>
              <Item name="DISPLACEMENT">added to map coordinates to land on the image</Item>
              <Item name="DISPLACEMENT_UNIT">ground metre</Item>
              <Item name="DISPLACEMENT_AXES">east, north</Item>
              <Item name="DESCRIPTION" sample="0" role="description">band0</Item>
              <Item name="UNITTYPE" sample="0" role="unittype">metre</Item>
              <Item name="DESCRIPTION" sample="1" role="description">band1</Item>
              <Item name="UNITTYPE" sample="1" role="unittype">metre</Item>
            </GDALMetadata>
            """);
  }

  @Test
  void gdalReadsNamesUnitsNodataAndPlace() throws Exception {
    String info = Gdal.run("gdalinfo", "-stats", write("f.tif", NORTH_UP, "EPSG:32651", 3));
    assertThat(info)
        .contains("Size is 300, 270", "ID[\"EPSG\",32651]]")
        .contains("Origin = (300000.500000000000000,1500000.250000000000000)")
        .contains("Pixel Size = (2.000000000000000,-2.000000000000000)")
        .contains("DISPLACEMENT=added to map coordinates to land on the image")
        .contains("DISPLACEMENT_AXES=east, north")
        .contains("Description = band0", "Unit Type: metre", "NoData Value=nan")
        .contains("Band 3 Block=256x256 Type=Float32")
        .contains("Minimum=1.000, Maximum=27199.000")
        .doesNotContain("Alpha", "Warning", "ERROR");
  }

  @Test
  void gdalReadsTheSameValueAtTheSamePlace() throws Exception {
    Path file = write("f.tif", NORTH_UP, "EPSG:32651", 2);
    String value = Gdal.run("gdallocationinfo", "-valonly", file, "270", "260");
    assertThat(value.strip().split("\\s+")).containsExactly("26270", "126270");
  }

  @Test
  void aTurnedGridKeepsItsTransform() throws Exception {
    AffineTransform turned = new AffineTransform(2, 0.5, 0.25, -2, 300000, 1500000);
    Path file = write("f.tif", turned, "EPSG:32651", 2);
    try (FieldReader field = FieldReader.open(file, Budget.defaults())) {
      assertThat(field.layout().georeference().pixelToMap()).isEqualTo(turned);
    }
  }

  @Test
  void gdalReadsATurnedGrid() throws Exception {
    AffineTransform turned = new AffineTransform(2, 0.5, 0.25, -2, 300000, 1500000);
    Path file = write("f.tif", turned, "EPSG:32651", 2);
    assertThat(Gdal.run("gdalinfo", file).replaceAll("\\s+", " "))
        .contains("GeoTransform = 300000, 2, 0.25 1500000, 0.5, -2");
  }

  @Test
  void gdalReadsDegrees() throws Exception {
    AffineTransform degrees = new AffineTransform(1e-5, 0, 0, -1e-5, -43.7, -22.9);
    assertThat(Gdal.run("gdalinfo", write("f.tif", degrees, "EPSG:4326", 2)))
        .contains("GEOGCRS[\"WGS 84\"", "ID[\"EPSG\",4326]]", "Origin = (-43.7000");
  }

  @Test
  void aSystemWithoutCodeIsKept() throws Exception {
    CoordinateReferenceSystem crs = withoutCode();
    try (FieldReader field = FieldReader.open(write(crs), Budget.defaults())) {
      assertThat(CrsCodes.same(field.layout().georeference().crs(), crs)).isTrue();
    }
  }

  @Test
  void gdalReadsASystemWithoutCode() throws Exception {
    assertThat(Gdal.run("gdalinfo", write(withoutCode()))).contains("122.5");
  }

  private static CoordinateReferenceSystem withoutCode() throws DataException {
    String wkt =
        CrsCodes.decode("EPSG:32651")
            .toWKT()
            .replaceAll(",\\s*AUTHORITY\\[[^\\]]*\\]", "")
            .replace("\"central_meridian\", 123.0", "\"central_meridian\", 122.5");
    return CrsCodes.fromWkt(wkt, "x");
  }

  private Path write(CoordinateReferenceSystem crs) throws DataException {
    Path file = folder.resolve("f.tif");
    FieldWriter.write(file, layout(new Georeference(NORTH_UP, crs), 2), w -> values(w, 2));
    return file;
  }

  @Test
  void aLargeFieldIsABigTiff() throws Exception {
    Path file = writeBig();
    assertThat(Files.readAllBytes(file)).startsWith('I', 'I', 43, 0, 8, 0, 0, 0);
    assertThat(TagDump.of(file))
        .containsEntry(256, "300")
        .containsEntry(33550, "2.0 2.0 0.0")
        .containsEntry(42113, "nan");
    try (FieldReader field = FieldReader.open(file, Budget.defaults())) {
      assertThat(at(field, 10.5, 20.5)).containsExactly(2010, 102010);
    }
  }

  @Test
  void gdalReadsABigTiff() throws Exception {
    String value = Gdal.run("gdallocationinfo", "-valonly", writeBig(), "270", "260");
    assertThat(value.strip().split("\\s+")).containsExactly("26270", "126270");
  }

  private Path writeBig() throws DataException {
    Path file = folder.resolve("f.tif");
    FieldWriter.write(file, layout("EPSG:32651"), w -> values(w, 2), 0);
    return file;
  }

  @Test
  void equalFieldsGiveEqualBytes() throws Exception {
    assertThat(write("a.tif", NORTH_UP, "EPSG:32651", 3))
        .hasSameBinaryContentAs(write("b.tif", NORTH_UP, "EPSG:32651", 3));
  }

  @Test
  void samplesBilinearlyBetweenCentres() throws DataException {
    Path file = write("f.tif", NORTH_UP, "EPSG:32651", 2);
    try (FieldReader field = FieldReader.open(file, Budget.defaults())) {
      assertThat(at(field, 10.5, 20.5)[0]).isEqualTo(2010);
      assertThat(at(field, 11.25, 20.5)[0]).isCloseTo(2010.75, within(1e-6));
      assertThat(at(field, 10.5, 21)[1]).isCloseTo(102060, within(1e-6));
      assertThat(at(field, 256, 256)[0]).isCloseTo(25805.5, within(1e-6));
      assertThat(at(field, 299.9, 269.9)[0]).isNotNaN();
      assertThat(at(field, 0.1, 0.1)).containsExactly(Double.NaN, Double.NaN);
      assertThat(at(field, 300.1, 5)).containsExactly(Double.NaN, Double.NaN);
      assertThat(at(field, 1.25, 0.5)[0]).as("beside a pixel without value").isEqualTo(1);
    }
  }

  @Test
  void leavesNothingWhenItFails() throws IOException {
    Path file = folder.resolve("f.tif");
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(
            () ->
                FieldWriter.write(
                    file,
                    layout("EPSG:32651"),
                    w -> {
                      throw new IllegalStateException("no values");
                    }));
    try (var left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(
            () ->
                FieldWriter.write(
                    folder.resolve("absent/f.tif"), layout("EPSG:32651"), w -> values(w, 2)))
        .withMessageContaining("cannot be written");
  }

  private static double[] at(FieldReader field, double column, double row) throws DataException {
    Point2D map = NORTH_UP.transform(new Point2D.Double(column, row), null);
    return field.at(map.getX(), map.getY());
  }

  private Path write(String name, AffineTransform transform, String code, int bands)
      throws DataException {
    Path file = folder.resolve(name);
    Georeference place = new Georeference(transform, CrsCodes.decode(code));
    FieldWriter.write(file, layout(place, bands), w -> values(w, bands));
    return file;
  }

  private static FieldLayout layout(String code) throws DataException {
    return layout(new Georeference(NORTH_UP, CrsCodes.decode(code)), 2);
  }

  private static FieldLayout layout(Georeference place, int bands) {
    List<FieldLayout.Band> names =
        IntStream.range(0, bands).mapToObj(i -> new FieldLayout.Band("band" + i, "metre")).toList();
    return new FieldLayout(WIDTH, HEIGHT, place, names, FieldLayout.DISPLACEMENT_NOTES);
  }

  /** Band b has 100 000 b + 100 row + column, and no value at the first pixel. */
  private static float[][] values(Window w, int bands) {
    float[][] values = new float[bands][w.area()];
    for (int i = 0; i < w.area(); i++) {
      int column = w.x() + i % w.width();
      int row = w.y() + i / w.width();
      for (int band = 0; band < bands; band++) {
        float value = 100_000 * band + 100 * row + column;
        values[band][i] = column + row == 0 ? Float.NaN : value;
      }
    }
    return values;
  }
}
