package org.cadalign.torch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NativesTest {
  @ParameterizedTest
  @CsvSource({
    "/a/libx.so: liby.so.1: cannot open, liby.so.1: cannot open",
    "'/a/libx.so: liby.so.1: no\n  more', liby.so.1: no",
    "no x in java.library.path: /a:/b, no x in java.library.path: /a:/b"
  })
  void saysWhatTheLinkerSays(String message, String reason) {
    assertThat(Natives.reason(new UnsatisfiedLinkError(message))).isEqualTo(reason);
  }
}
