package org.cadalign.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NvidiaCardTest {
  /** Machine code runs on cards of the same major generation that are not older. */
  @ParameterizedTest
  @CsvSource({
    "3.0, false", // first Kepler
    "3.5, false",
    "3.7, true", // Tesla K80
    "5.0, true",
    "5.3, true",
    "6.0, true", // P100
    "6.2, true",
    "7.0, true", // V100
    "7.2, true",
    "7.5, true", // T4
    "8.0, true", // A100
    "8.6, true",
    "8.9, true", // L40, by the code for 8.6
    "9.0, false", // H100, H200
    "10.0, false", // B200
    "12.0, false"
  })
  void isRefusedWhereThereAreNoKernels(String capability, boolean runs) {
    NvidiaCard card = new NvidiaCard("X", Capability.parse(capability).orElseThrow());
    assertThat(card.refusal().isEmpty()).isEqualTo(runs);
    assertThat(card.refusal().orElse(words(capability))).isEqualTo(words(capability));
  }

  private static String words(String capability) {
    return "ND4J has no kernels for X of compute capability "
        + capability
        + "; it has them for 3.7 to 8.9";
  }

  @Test
  void readsWhatTheDriverLists() {
    assertThat(NvidiaCard.parse("NVIDIA H200, 9.0\nA, B, 8.6\n\nFailed to initialize, no\n[N/A]\n"))
        .containsExactly(
            new NvidiaCard("NVIDIA H200", new Capability(9, 0)),
            new NvidiaCard("A, B", new Capability(8, 6)));
  }
}
