package org.cadalign.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TiffTypeTest {
  /** As TIFF 6 and BigTIFF number them. */
  @ParameterizedTest
  @CsvSource({"1, BYTE, 1", "3, SHORT, 2", "4, LONG, 4", "10, SRATIONAL, 8", "16, LONG8, 8"})
  void knowsTypesByTheirNumbers(int code, TiffType type, int bytes) {
    assertThat(TiffType.of(code)).contains(type);
    assertThat(type.bytes()).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 14, 15, 19, 65535})
  void knowsNoOthers(int code) {
    assertThat(TiffType.of(code)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void readsAsManyBytesAsAValueHas(TiffType type) {
    assertThat(type.held()).isGreaterThanOrEqualTo(type.bytes());
    if (type.isWhole()) {
      ByteBuffer data = ByteBuffer.allocate(16).put(new byte[] {-1, -1, -1, -1, -1, -1, -1, -1});
      boolean signed = type.name().startsWith("S") && type != TiffType.SHORT;
      long largest = type.bytes() == 8 ? -1 : (1L << (8 * type.bytes())) - 1;
      assertThat(type.whole(data.flip())).isEqualTo(signed ? -1 : largest);
      assertThat(data.position()).isEqualTo(type.bytes());
    }
  }
}
