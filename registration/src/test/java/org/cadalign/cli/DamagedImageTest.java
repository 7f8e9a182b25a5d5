package org.cadalign.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The image of the demo, of eight tiles, with some of them overwritten. */
class DamagedImageTest {
  private static final Path DEMO = Path.of("../scripts/demo-data/philippines_A");
  private static final long FIRST_TILE = 463;

  @TempDir private Path folder;
  private Path image;

  @BeforeEach
  void copy() throws Exception {
    image = Files.copy(DEMO.resolve("image.tif"), folder.resolve("image.tif"));
  }

  @Test
  void aDamagedTileIsNodataAndTheRestGoesOn() throws Exception {
    overwrite(FIRST_TILE, 4096);
    Outcome outcome = align();
    assertThat(outcome.code()).as(outcome.err()).isEqualTo(3);
    assertThat(folder.resolve("out.run/summary.json"))
        .content()
        .contains(
            "1 block of it cannot be decoded and counts as nodata, the first at column 0, row");
    assertThat(outcome.out()).startsWith("75 features: ").contains(" aligned").contains("written");
  }

  @Test
  void ofAnImageThatIsDamagedAllOverNothingIsWritten() throws Exception {
    overwrite(FIRST_TILE, (int) (Files.size(image) - FIRST_TILE));
    Outcome outcome = align();
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err()).contains("cannot be decoded").hasLineCount(1);
    assertThat(folder.resolve("out.gpkg")).doesNotExist();
  }

  /** What a library says of them reads them again. */
  @Test
  void textsOfGeoKeysMayBeGone() throws Exception {
    overwrite(FIRST_TILE - 63, 63);
    Outcome outcome = align();
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err())
        .contains("image.tif: the coordinate system of its GeoKeys is not understood")
        .hasLineCount(1);
  }

  private void overwrite(long from, int length) throws Exception {
    try (RandomAccessFile bytes = new RandomAccessFile(image.toFile(), "rw")) {
      bytes.seek(from);
      bytes.write(new byte[length]);
    }
  }

  private Outcome align() throws Exception {
    return Outcome.run(
        "align",
        image,
        DEMO.resolve("misaligned.gpkg"),
        "-o",
        folder.resolve("out.gpkg"),
        "--progress",
        "none");
  }
}
