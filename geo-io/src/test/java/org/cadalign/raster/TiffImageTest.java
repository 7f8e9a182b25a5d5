package org.cadalign.raster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.cadalign.gate.DataException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files hold the same pixels whatever their layout: as written here, by the JDK, and by GDAL. Only
 * the last needs a program.
 */
class TiffImageTest {
  private static final int WIDTH = 300;
  private static final int HEIGHT = 200;

  @TempDir Path folder;
  private Path original;

  @BeforeEach
  void write() throws Exception {
    original = new TiffFixture(WIDTH, HEIGHT, 3).write(folder.resolve("original.tif"));
  }

  static Stream<Arguments> layouts() {
    return Stream.of(
        Arguments.of("tiles of another shape", fixture().tiles(16, 48)),
        Arguments.of("one tile", fixture().tiles(304, 208)),
        Arguments.of("short strips", fixture().strips(7)),
        Arguments.of("one strip", fixture().strips(HEIGHT)),
        Arguments.of("not compressed", fixture().compression(1)),
        Arguments.of("strips not compressed", fixture().compression(1).strips(67)),
        Arguments.of("differences", fixture().predicted()),
        Arguments.of("differences in strips", fixture().predicted().strips(7)),
        Arguments.of("bands apart in tiles", fixture().apart()),
        Arguments.of("bands apart in one tile", fixture().apart().tiles(304, 208)),
        Arguments.of("bands apart in strips", fixture().apart().strips(67)),
        Arguments.of("bands apart in one strip", fixture().apart().strips(HEIGHT)),
        Arguments.of("BigTIFF", fixture().big()),
        Arguments.of("BigTIFF in strips, bands apart", fixture().big().apart().strips(50)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("layouts")
  void everyLayoutOfBlocksHoldsTheSamePixels(String name, TiffFixture fixture) throws Exception {
    Path file = fixture.write(folder.resolve("copy.tif"));
    assertThat(read(file).bands()).as(name).isDeepEqualTo(read(original).bands());
  }

  @ParameterizedTest(name = "{0}, {1} endian, {2}")
  @CsvSource({
    "LZW, little, strips", "LZW, big, tiles", "PackBits, little, tiles", "PackBits, big, strips",
    "ZLib, little, strips", "Deflate, big, tiles", "none, big, strips", "none, little, tiles",
  })
  void filesOfTheJdkHoldTheSamePixels(String compression, String endian, String blocks)
      throws Exception {
    Path file = folder.resolve("jdk.tif");
    ByteOrder order = endian.equals("big") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    JdkTiff.write(file, fixture(), WIDTH, HEIGHT, compression, order, blocks.equals("tiles"));
    assertThat(read(file).bands()).isDeepEqualTo(read(original).bands());
  }

  @ParameterizedTest(name = "apart {0}")
  @ValueSource(booleans = {false, true})
  void absentTilesAreNotValid(boolean apart) throws Exception {
    TiffFixture fixture = fixture().absent((x, y) -> x == 64);
    byte[] valid = read((apart ? fixture.apart() : fixture).write(folder.resolve("a.tif"))).valid();
    for (int i = 0; i < valid.length; i++) {
      assertThat(valid[i]).isEqualTo((byte) (i % WIDTH / 64 == 1 ? 0 : 1));
    }
  }

  @Test
  void aMaskBesideTheFileCounts() throws Exception {
    new TiffFixture(WIDTH, HEIGHT, 1)
        .unplaced()
        .paint((b, x, y) -> x < 100 ? 0 : 255)
        .write(folder.resolve("original.tif.msk"));
    byte[] valid = read(original).valid();
    for (int i = 0; i < valid.length; i++) {
      assertThat(valid[i]).isEqualTo((byte) (i % WIDTH < 100 ? 0 : 1));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-co COMPRESS=LZW",
        "-co COMPRESS=DEFLATE -co PREDICTOR=2",
        "-co COMPRESS=ZSTD",
        "-co COMPRESS=PACKBITS",
        "-co INTERLEAVE=BAND",
        "-co TILED=YES -co BLOCKXSIZE=16 -co BLOCKYSIZE=48",
        "-co BIGTIFF=YES -co TILED=YES",
        "-co ENDIANNESS=BIG -co BLOCKYSIZE=7",
        "-co BLOCKYSIZE=200",
        "-co INTERLEAVE=BAND -co TILED=YES -co COMPRESS=LZW",
        "-co INTERLEAVE=BAND -co TILED=YES -co BLOCKXSIZE=304 -co BLOCKYSIZE=208",
        "-co INTERLEAVE=BAND -co BLOCKYSIZE=67",
        "-co INTERLEAVE=BAND -co BLOCKYSIZE=200",
      })
  void everyLayoutOfGdalHoldsTheSamePixels(String how) throws Exception {
    Path file = folder.resolve("copy.tif");
    List<Object> command = new ArrayList<>(List.of("gdal_translate", "-q", original, file));
    command.addAll(List.of(how.split(" ")));
    Gdal.run(command.toArray());
    assertThat(read(file).bands()).isDeepEqualTo(read(original).bands());
  }

  @ParameterizedTest
  @ValueSource(strings = {"YES", "NO"})
  void masksInsideAndBesideTheFileCount(String internal) throws Exception {
    Path file = folder.resolve("masked.tif");
    Path tagged = folder.resolve("tagged.tif");
    Gdal.run("gdal_translate", "-q", "-a_nodata", "77", original, tagged);
    Gdal.run(
        "gdal_translate",
        "-q",
        "-b",
        "1",
        "-b",
        "2",
        "-b",
        "3",
        "-mask",
        "1",
        "--config",
        "GDAL_TIFF_INTERNAL_MASK",
        internal,
        "-a_nodata",
        "none",
        tagged,
        file);
    byte[] valid = read(file).valid();
    byte[] red = read(original).bands()[0];
    for (int i = 0; i < valid.length; i++) {
      assertThat(valid[i]).isEqualTo((byte) (red[i] == 0 ? 0 : 1));
    }
  }

  @Test
  void absentBlocksAreNotValid() throws Exception {
    Path file = folder.resolve("sparse.tif");
    Gdal.run(
        "gdal_create",
        "-q",
        "-of",
        "GTiff",
        "-outsize",
        "300",
        "200",
        "-bands",
        "3",
        "-co",
        "SPARSE_OK=YES",
        "-co",
        "TILED=YES",
        "-co",
        "COMPRESS=DEFLATE",
        "-a_srs",
        "EPSG:32651",
        "-a_ullr",
        "300000",
        "1500000",
        "300030",
        "1499980",
        file);
    assertThat(read(file).valid()).containsOnly(0);
  }

  private static TiffFixture fixture() {
    return new TiffFixture(WIDTH, HEIGHT, 3);
  }

  private static Pixels read(Path file) throws DataException {
    try (ImageSource image = Images.open(file, ImageOptions.defaults())) {
      assertThat(List.of(image.width(), image.height())).containsExactly(WIDTH, HEIGHT);
      return image.read(new Window(0, 0, WIDTH, HEIGHT));
    }
  }
}
