package org.cadalign.raster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.cadalign.gate.DataException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tags that the decoder meets beside those of the image. */
class TiffRastersTest {
  private static final int SIDE = 70;
  private static final int EXTRA_SAMPLES = 338;
  private static final int CAMERA = 34665;

  @TempDir private Path folder;

  /**
   * What a camera says of itself stands in directories of its own, which the decoder would follow;
   * nobody asks for them.
   */
  @ParameterizedTest(name = "tag {0}: {2} values of type {1} at {3}, BigTIFF {4}")
  @CsvSource({
    "34665, 1, 2147483647, 0, false",
    "34853, 1, 2147483647, 0, false",
    "34665, 5, 500000000, 0, false",
    "34665, 3, 4294967295, 4294967295, false",
    "34665, 1, 2147483647, 0, true",
    "34853, 12, 200000000, 0, true",
  })
  void directoriesOfACameraAreNotLookedAt(int tag, int type, long count, long value, boolean big)
      throws Exception {
    TiffFixture fixture = new TiffFixture(SIDE, SIDE, 3);
    Path file = (big ? fixture.big() : fixture).write(folder.resolve("x.tif"));
    byte[] sound = read(file).bands()[0];
    ByteBuffer camera = ByteBuffer.allocate(18).order(ByteOrder.LITTLE_ENDIAN);
    camera.putShort((short) 1).putShort((short) 37500).putShort((short) type);
    camera.putInt((int) count).putInt((int) value);
    long at = Files.size(file);
    Files.write(file, camera.array(), java.nio.file.StandardOpenOption.APPEND);
    addTag(file, tag, 4, 1, at);
    assertThat(read(file).bands()[0]).isEqualTo(sound);
  }

  @ParameterizedTest(name = "at {0}")
  @CsvSource({"0", "8", "4294967295"})
  void pointersToACameraMayPointAnywhere(long at) throws Exception {
    Path file = new TiffFixture(SIDE, SIDE, 3).write(folder.resolve("x.tif"));
    byte[] sound = read(file).bands()[0];
    addTag(file, CAMERA, 4, 1, at);
    assertThat(read(file).bands()[0]).isEqualTo(sound);
  }

  /** Counts and meanings that do not fit the three bands of colour. */
  @ParameterizedTest(name = "{1} meanings of type {0}: {2}")
  @CsvSource({
    "3, 1, 0, ''",
    "3, 1, 2, it has 3 bands and three are needed",
    "3, 1, 999, ''",
    "3, 2, 131074, it has 3 bands and three are needed",
    "3, 3, 8, ''",
    "3, 4, 8, ''",
    "3, 100, 8, ''",
    "4, 1, 4294967295, cannot be decoded",
    "1, 4, 33686018, cannot be decoded",
    "9, 1, 4294967295, ''",
    "3, 0, 0, ''",
  })
  void meaningsOfBandsThatDoNotFitAreReadOrRefused(int type, int count, long value, String reason)
      throws Exception {
    Path file = new TiffFixture(SIDE, SIDE, 3).write(folder.resolve("x.tif"));
    byte[] sound = read(file).bands()[2];
    addTag(file, EXTRA_SAMPLES, type, count, value);
    try {
      assertThat(read(file).bands()[2]).isEqualTo(sound);
      assertThat(reason).isEmpty();
    } catch (DataException e) {
      assertThat(e).hasMessageContaining(reason).hasMessageContaining("x.tif: ");
      assertThat(reason).isNotEmpty();
    }
  }

  private static Pixels read(Path file) throws DataException {
    try (ImageSource image = Images.open(file, ImageOptions.defaults())) {
      Pixels read = image.read(new Window(0, 0, SIDE, SIDE));
      if (image.damage().isPresent()) {
        throw image.damage().get().fault();
      }
      return read;
    }
  }

  /** Writes the first directory of a file again at its end, with one more tag. */
  private static void addTag(Path file, int tag, int type, long count, long value)
      throws IOException {
    ByteBuffer old = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    boolean big = old.getShort(2) == 43;
    int directory = big ? (int) old.getLong(8) : old.getInt(4);
    int tags = old.getShort(directory);
    int table = (big ? 8 : 2) + tags * (big ? 20 : 12);
    int end = old.capacity() + (old.capacity() & 1);
    ByteBuffer all =
        ByteBuffer.wrap(Arrays.copyOf(old.array(), end + table + 40))
            .order(ByteOrder.LITTLE_ENDIAN);
    all.put(end, old.array(), directory, table).putShort(end, (short) (tags + 1));
    all.position(end + table).putShort((short) tag).putShort((short) type);
    if (big) {
      all.putLong(count).putLong(value).putLong(8, end);
    } else {
      all.putInt((int) count).putInt((int) value).putInt(4, end);
    }
    Files.write(file, all.array());
  }
}
