package org.cadalign.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.cadalign.field.Displacement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommonOffsetTest {
  @ParameterizedTest
  @CsvSource({
    "3 -4,             3,  -4,  0",
    "3 -4 3 -4 3 -4,   3,  -4,  0",
    "1 0 -1 0,         0,   0,  1",
    "5 2 5 -2,         5,   0,  2",
    "10 1 13 5,        11.5, 3, 2.5"
  })
  void partsWhatIsCommonFromTheRest(String offsets, double dx, double dy, double rest) {
    CommonOffset found = CommonOffset.of(displacements(offsets));
    assertThat(found.mean().dx()).isCloseTo(dx, within(1e-12));
    assertThat(found.mean().dy()).isCloseTo(dy, within(1e-12));
    assertThat(found.about().median()).isCloseTo(rest, within(1e-12));
    assertThat(found.about().rmse()).isCloseTo(rest, within(1e-12));
  }

  private static List<Displacement> displacements(String numbers) {
    double[] n = Arrays.stream(numbers.split(" ")).mapToDouble(Double::parseDouble).toArray();
    return java.util.stream.IntStream.range(0, n.length / 2)
        .mapToObj(i -> new Displacement(n[2 * i], n[2 * i + 1]))
        .toList();
  }
}
