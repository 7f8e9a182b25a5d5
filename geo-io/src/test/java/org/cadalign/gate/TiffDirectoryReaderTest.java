package org.cadalign.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TiffDirectoryReaderTest {
  /** Where the fraction 1/0 stands, which ImageIO-ext takes for 2147483647. */
  private static final int FRACTION = 192;

  @TempDir private Path folder;

  /** Fractions, numbers with a point and texts, where the decoder needs a whole number. */
  @ParameterizedTest(name = "tag {0} of type {1}")
  @CsvSource({
    "254, 5",
    "256, 5",
    "257, 5",
    "258, 5",
    "259, 5",
    "262, 5",
    "273, 5",
    "277, 5",
    "278, 5",
    "279, 5",
    "284, 5",
    "322, 5",
    "338, 5",
    "339, 5",
    "34735, 5",
    "277, 2",
    "277, 10",
    "277, 11",
    "277, 12",
    "256, 12",
    "338, 11",
  })
  void refusesWhatIsNoWholeNumber(int tag, int type) {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> read(TiffScanTest.with(tag, type, 1, FRACTION)))
        .withMessageContaining(
            "tag "
                + tag
                + " is of type "
                + TiffType.of(type).orElseThrow()
                + ", which is no whole number");
  }

  /** SBYTE, SSHORT and SLONG: other readers take them too, with their sign. */
  @ParameterizedTest(name = "tag {0} of type {1} = {2}")
  @CsvSource({
    "277, 6, 255, -1 bands", "277, 8, 65535, -1 bands", "277, 9, 4294967295, -1 bands",
    "256, 9, 4294967295, -1 x 10", "278, 9, 4294967295, 20 x -1", "258, 8, 65535, '[-1] bits'",
  })
  void numbersMayHaveASign(int tag, int type, long value, String reason) {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> read(TiffScanTest.with(tag, type, 1, value)))
        .withMessageContaining(reason);
  }

  /** An image of one band; more meanings than bands say nothing, as with other readers. */
  @ParameterizedTest(name = "{1} values of type {0}: {2}")
  @CsvSource({
    "3, 1, 2, [2]",
    "3, 1, 0, [0]",
    "3, 1, 999, [999]",
    "1, 1, 2, [2]",
    "4, 1, 1, [1]",
    "4, 1, 4294967295, [2147483647]",
    "9, 1, 4294967295, [-1]",
    "3, 0, 0, []",
    "3, 2, 2, []",
    "3, 50, 8, []",
    "4, 40, 8, []",
  })
  void meaningsOfBandsAreReadWhateverTheyAre(int type, int count, long value, String meanings)
      throws Exception {
    assertThat(read(TiffScanTest.with(338, type, count, value)).extraSamples())
        .hasToString(meanings);
  }

  /** The first counts, as with GDAL; ImageIO-ext takes the last. */
  @ParameterizedTest(name = "tag {0} again, of type {1}, {2} values: {3}")
  @CsvSource({
    "256, 4, 1, 20, ''",
    "256, 3, 1, 20, ''",
    "305, 2, 4, 7, ''",
    "270, 4, 1, 7, ''",
    "256, 4, 1, 2147483647, tag 256 stands twice with different values",
    "277, 3, 1, 3, tag 277 stands twice",
    "273, 4, 2, 8, tag 273 stands twice",
    "258, 5, 1, 192, tag 258 is of type RATIONAL",
  })
  void aTagMayStandTwiceIfTheSecondSaysTheSame(
      int tag, int type, int count, long value, String reason) throws Exception {
    List<long[]> entries = TiffScanTest.sound();
    entries.add(new long[] {305, 2, 1, 0});
    entries.add(new long[] {tag, type, count, value});
    if (reason.isEmpty()) {
      assertThat(read(entries).width()).isEqualTo(20);
    } else {
      assertThatExceptionOfType(DataException.class)
          .isThrownBy(() -> read(entries))
          .withMessageContaining(reason);
    }
  }

  /** As horizontal and vertical resolution often do. */
  @Test
  void twoTagsMayShareTheirValue() throws Exception {
    List<long[]> entries = TiffScanTest.sound();
    entries.add(new long[] {282, 5, 1, FRACTION});
    entries.add(new long[] {283, 5, 1, FRACTION});
    assertThat(read(entries).width()).isEqualTo(20);
  }

  private TiffDirectory read(List<long[]> entries) throws Exception {
    ByteBuffer bytes = TiffScanTest.tiff(ByteOrder.LITTLE_ENDIAN, entries);
    bytes.putInt(FRACTION, 1).putInt(FRACTION + 4, 0);
    Path file = Files.write(folder.resolve("x.tif"), bytes.array());
    return TiffScan.read(file, Budget.defaults()).get(0);
  }
}
