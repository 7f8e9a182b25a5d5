package org.cadalign.raster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.cadalign.gate.DataException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as GDAL writes them hold the same pixels, whatever their layout. */
class TiffImageTest {
  @TempDir Path folder;
  private Path original;

  @BeforeEach
  void write() throws Exception {
    original = new TiffFixture(300, 200, 3).write(folder.resolve("original.tif"));
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
  void everyLayoutHoldsTheSamePixels(String how) throws Exception {
    Path file = folder.resolve("copy.tif");
    Gdal.run("sh", "-c", "gdal_translate -q " + how + " " + original + " " + file);
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

  private static Pixels read(Path file) throws DataException {
    try (ImageSource image = Images.open(file, ImageOptions.defaults())) {
      assertThat(List.of(image.width(), image.height())).containsExactly(300, 200);
      return image.read(new Window(0, 0, 300, 200));
    }
  }
}
