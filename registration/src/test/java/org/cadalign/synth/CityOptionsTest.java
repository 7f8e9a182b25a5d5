package org.cadalign.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CityOptionsTest {
  private static final CityOptions.Labelled BASE = CityOptions.Labelled.BASE;

  @ParameterizedTest
  @CsvSource({
    "29,    0.3,  0,   suburb, a city's side is 30 to 20000 m",
    "20001, 0.3,  0,   suburb, a city's side is 30 to 20000 m",
    "NaN,   0.3,  0,   suburb, a city's side",
    "100,   0.04, 0,   suburb, a pixel is 0.05 to 2 m",
    "100,   3,    0,   suburb, a pixel is 0.05 to 2 m",
    "100,   0.3,  -1,  suburb, a lean is 0 to 1",
    "100,   0.3,  1.1, suburb, a lean is 0 to 1",
    "100,   0.3,  0,   moon,   no district moon; choose from centre",
    "100,   0.3,  0,   '',     a city needs a district",
  })
  void refusesOthers(double side, double pixel, double lean, String district, String words) {
    List<String> districts = district.isEmpty() ? List.of() : List.of(district);
    assertThatThrownBy(
            () -> new CityOptions(side, pixel, lean, districts, BASE, LabelNoise.NONE, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(words);
  }

  @ParameterizedTest
  @CsvSource({"300, 0.3, 1000", "100, 0.3, 333", "20000, 0.05, 400000", "30, 2, 15"})
  void thePhotographCoversTheSquare(double side, double pixel, int pixels) {
    assertThat(options(side, pixel).pixels()).isEqualTo(pixels);
  }

  @Test
  void otherLabelsLeaveTheCityAsItIs() {
    LabelNoise noise = new LabelNoise(1, 0, 0, LabelNoise.NONE.bias(), 0, 0);
    assertThat(options(100, 0.3).withNoise(noise).withNoise(LabelNoise.NONE))
        .isEqualTo(options(100, 0.3));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.05, 21, -1, Double.NaN})
  void heightsHaveBounds(double times) {
    assertThatThrownBy(() -> options(100, 0.3).withHeights(times))
        .hasMessageContaining("heights are 0.1 to 20 times the usual, not " + times);
  }

  @Test
  void heightsLeaveTheRestAsItIs() {
    CityOptions usual = options(100, 0.3);
    List<Building> plain = CityPlanner.plan(100, usual.kinds(), 1).buildings();
    List<Building> tall = CityPlanner.plan(100, usual.withHeights(3).kinds(), 1).buildings();
    assertThat(tall).hasSameSizeAs(plain);
    for (int i = 0; i < plain.size(); i++) {
      assertThat(tall.get(i).footprint().equalsExact(plain.get(i).footprint())).isTrue();
      assertThat(tall.get(i).height()).isCloseTo(3 * plain.get(i).height(), within(1e-9));
    }
  }

  @Test
  void namesAreInOrder() {
    assertThat(CityOptions.districtNames())
        .containsExactly("centre", "industry", "informal", "suburb", "terraces", "village");
  }

  private static CityOptions options(double side, double pixel) {
    return new CityOptions(side, pixel, 0, List.of("suburb"), BASE, LabelNoise.NONE, 1);
  }
}
