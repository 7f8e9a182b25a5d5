package org.cadalign.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DoubleUnetSpecTest {
  @ParameterizedTest
  @CsvSource({"220, 100", "124, 4", "228, 108", "420, 300"})
  void mapsWindows(int input, int output) {
    assertThat(DoubleUnetSpec.reference().output(input)).isEqualTo(output);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 116, 219, 221, 222})
  void refusesWindowsThatDoNotFit(int input) {
    assertThatThrownBy(() -> DoubleUnetSpec.reference().output(input))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("does not fit");
  }

  @ParameterizedTest
  @CsvSource({
    "image, 1172256",
    "map, 293520",
    "common, 3526560",
    "displacement, 2178966",
    "segmentation, 2179644",
    "'', 9350946"
  })
  void hasThePapersParameters(String prefix, long count) {
    assertThat(
            DoubleUnetSpec.reference().parameters().stream()
                .filter(p -> p.name().startsWith(prefix))
                .mapToLong(Parameter::size)
                .sum())
        .isEqualTo(count);
  }

  @Test
  void listsParametersInAscendingOrderOfUniqueNames() {
    assertThat(DoubleUnetSpec.reference().parameters())
        .extracting(Parameter::name)
        .isSorted()
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource({"0, 16, 3", "32, 0, 3", "32, 16, 0", "32, 16, 4", "100000, 16, 3"})
  void refusesImpossibleSpecs(int image, int map, int pools) {
    assertThatThrownBy(() -> new DoubleUnetSpec("bad", image, map, pools))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("out of range");
  }
}
