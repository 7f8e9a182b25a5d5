package org.cadalign.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.awt.geom.AffineTransform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cadalign.crs.CrsCodes;
import org.cadalign.gate.DataException;
import org.cadalign.gate.StagedOutput;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhotographWriterTest {
  private static final AffineTransform NORTH_UP =
      new AffineTransform(0.3, 0, 0, -0.3, 300000.5, 1500000.25);

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"1, 1", "20, 10", "255, 257", "256, 256", "300, 270", "513, 30"})
  void readsBackWhatItWrote(int width, int height) throws Exception {
    try (ImageSource image = Images.open(write(width, height), ImageOptions.defaults())) {
      assertThat(image.width()).isEqualTo(width);
      assertThat(image.height()).isEqualTo(height);
      assertThat(image.georeference().pixelToMap()).isEqualTo(NORTH_UP);
      Window window = new Window(0, 0, width, height);
      Pixels pixels = image.read(window);
      byte[] expected = samples(window);
      for (int i = 0; i < window.area(); i++) {
        for (int band = 0; band < 3; band++) {
          assertThat(pixels.bands()[band][i]).isEqualTo(expected[3 * i + band]);
        }
        assertThat(pixels.valid()[i]).isEqualTo((byte) 1);
      }
    }
  }

  /** So it need not be held as a whole. */
  @Test
  void asksForEachWindowOnceInOrder() throws Exception {
    List<Window> asked = new ArrayList<>();
    try (StagedOutput staged =
        PhotographWriter.prepare(
            folder.resolve("f.tif"),
            600,
            300,
            place("EPSG:32651"),
            window -> {
              asked.add(window);
              return samples(window);
            })) {
      staged.publish();
    }
    assertThat(asked)
        .containsExactly(
            new Window(0, 0, 256, 256),
            new Window(256, 0, 256, 256),
            new Window(512, 0, 88, 256),
            new Window(0, 256, 256, 44),
            new Window(256, 256, 256, 44),
            new Window(512, 256, 88, 44));
  }

  @Test
  void gdalReadsPixelsAndPlace() throws Exception {
    Path file = write(300, 270);
    assertThat(Gdal.run("gdalinfo", "-stats", file))
        .contains("Size is 300, 270", "ID[\"EPSG\",32651]]", "INTERLEAVE=PIXEL")
        .contains("Origin = (300000.500000000000000,1500000.250000000000000)")
        .contains("Band 1 Block=256x256 Type=Byte, ColorInterp=Red", "ColorInterp=Blue")
        .doesNotContain("Alpha", "NoData", "Warning", "ERROR");
    byte[] there = samples(new Window(270, 260, 1, 1));
    assertThat(Gdal.run("gdallocationinfo", "-valonly", file, "270", "260").strip().split("\\s+"))
        .containsExactly("" + (there[0] & 0xff), "" + (there[1] & 0xff), "" + (there[2] & 0xff));
  }

  @Test
  void aSystemWithoutCodeIsKeptBesideIt() throws Exception {
    CoordinateReferenceSystem crs = withoutCode();
    Path file = write(20, 10, crs);
    assertThat(folder.resolve("f.tif.aux.xml")).content().contains("122.5");
    try (ImageSource image = Images.open(file, ImageOptions.defaults())) {
      assertThat(CrsCodes.same(image.georeference().crs(), crs)).isTrue();
    }
    write(20, 10);
    assertThat(folder.resolve("f.tif.aux.xml")).doesNotExist();
  }

  @Test
  void gdalReadsASystemWithoutCode() throws Exception {
    assertThat(Gdal.run("gdalinfo", write(20, 10, withoutCode()))).contains("122.5");
  }

  @Test
  void equalImagesGiveEqualBytes() throws Exception {
    byte[] bytes = Files.readAllBytes(write(300, 270));
    assertThat(write(300, 270)).hasBinaryContent(bytes);
    assertThat(PhotographWriter.files(folder.resolve("f.tif")))
        .containsExactly(folder.resolve("f.tif.aux.xml"), folder.resolve("f.tif"));
  }

  @Test
  void leavesNothingWhenItFails() {
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(
            () ->
                PhotographWriter.prepare(
                    folder.resolve("f.tif"),
                    20,
                    10,
                    place("EPSG:32651"),
                    window -> {
                      throw new IllegalStateException("no pixels");
                    }));
    assertThat(folder).isEmptyDirectory();
  }

  private Path write(int width, int height) throws DataException {
    return write(width, height, CrsCodes.decode("EPSG:32651"));
  }

  private Path write(int width, int height, CoordinateReferenceSystem crs) throws DataException {
    Path file = folder.resolve("f.tif");
    Georeference place = new Georeference(NORTH_UP, crs);
    try (StagedOutput staged =
        PhotographWriter.prepare(file, width, height, place, PhotographWriterTest::samples)) {
      staged.publish();
    }
    return file;
  }

  private static Georeference place(String code) throws DataException {
    return new Georeference(NORTH_UP, CrsCodes.decode(code));
  }

  private static CoordinateReferenceSystem withoutCode() throws DataException {
    String wkt =
        CrsCodes.decode("EPSG:32651")
            .toWKT()
            .replaceAll(",\\s*AUTHORITY\\[[^\\]]*\\]", "")
            .replace("\"central_meridian\", 123.0", "\"central_meridian\", 122.5");
    return CrsCodes.fromWkt(wkt, "x");
  }

  /** No two bands, rows or columns alike, and no black or white. */
  private static byte[] samples(Window window) {
    byte[] samples = new byte[3 * window.area()];
    for (int i = 0; i < window.area(); i++) {
      int column = window.x() + i % window.width();
      int row = window.y() + i / window.width();
      for (int band = 0; band < 3; band++) {
        samples[3 * i + band] = (byte) (1 + (7 * column + 13 * row + 50 * band) % 254);
      }
    }
    return samples;
  }
}
