package org.cadalign.reproduce.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import org.cadalign.reproduce.registration.Setting.Variant;
import org.junit.jupiter.api.Test;

class RegistrationTableTest {
  /** A residual that goes with N^-1/2, from half of the noise at 500 buildings. */
  private static final RegistrationTable TABLE = new RegistrationTable(found(1, 4));

  @Test
  void fitsTheLaw() {
    assertThat(TABLE.exponent(4)).isCloseTo(-0.5, within(1e-9));
  }

  @Test
  void saysWhatIsLeftOfTheNoise() throws Exception {
    JsonNode json = JsonMapper.builder().build().readTree(TABLE.json());
    JsonNode first = json.get("residual_over_sigma").get(0);
    assertThat(first.get("sigma").asDouble()).isEqualTo(4);
    assertThat(first.get("n").asInt()).isEqualTo(500);
    assertThat(first.get("value").asDouble()).isCloseTo(0.5, within(1e-4));
    assertThat(json.get("exponent").get("4").asDouble()).isCloseTo(-0.5, within(1e-3));
  }

  @Test
  void hasARowASettingAndOneAVariant() {
    String text = TABLE.markdown();
    assertThat(text).contains("| 4 | 500 | 4.00 | 3.00 | 2.00 | **2.0** |");
    assertThat(text).contains("| 4 | 2000 | 4.00 | 3.00 | 1.00 | **4.0** |");
    assertThat(text).contains("| cold start | 4 | 3.00, 1.00 | 0.10 |");
    assertThat(text).contains("power -0.50 (4 px)");
  }

  @Test
  void saysNothingOfALawOfOneNumber() {
    RegistrationTable one = new RegistrationTable(found(1));
    assertThat(one.comparesNumbers()).isFalse();
    assertThat(one.json()).endsWith("\"exponent\": {}}").doesNotContain("NaN");
    assertThat(one.markdown()).doesNotContain("power").doesNotContain("NaN");
  }

  private static Map<Setting, Residuals> found(int... cities) {
    Map<Setting, Residuals> found = new LinkedHashMap<>();
    for (int number : cities) {
      found.put(new Setting(4, number, Variant.PROTOCOL), residuals(number));
    }
    int most = cities[cities.length - 1];
    if (cities.length > 1) {
      found.put(new Setting(4, most, Variant.COLD), residuals(most));
    }
    return found;
  }

  private static Residuals residuals(int cities) {
    double[] rounds = {0.9, 0.6 / Math.sqrt(cities)};
    return new Residuals(500 * cities, 1.2, rounds, 0.7, 1.2, 0.5, 0.03);
  }
}
