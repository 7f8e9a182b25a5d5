package org.cadalign.reproduce.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.imageio.ImageIO;
import org.cadalign.reproduce.registration.Setting.Variant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistrationTableTest {
  /** A residual that goes with N^-1/2, from half of the noise at 500 buildings. */
  private static final RegistrationTable TABLE = new RegistrationTable(found(1, 4));

  @Test
  void fitsTheLaw() {
    assertThat(TABLE.exponent(4, Residuals::last)).isCloseTo(-0.5, within(1e-9));
    assertThat(TABLE.exponent(4, Residuals::unseenAfter)).isCloseTo(-1, within(1e-9));
  }

  @Test
  void saysWhatIsLeftOfTheNoise() throws Exception {
    JsonNode json = JsonMapper.builder().build().readTree(TABLE.json());
    JsonNode first = json.get("residual_over_sigma").get(0);
    assertThat(first.get("sigma").asDouble()).isEqualTo(4);
    assertThat(first.get("n").asInt()).isEqualTo(500);
    assertThat(first.get("value").asDouble()).isCloseTo(0.5, within(1e-4));
    assertThat(json.get("exponent").get("4").asDouble()).isCloseTo(-0.5, within(1e-3));
    assertThat(json.get("exponent_unseen").get("4").asDouble()).isCloseTo(-1, within(1e-3));
  }

  @Test
  void hasARowASettingAndOneAVariant() {
    String text = TABLE.markdown();
    assertThat(text).contains("| 4 | 500 | 4.00 | 3.00 | 2.00 | **2.0** |");
    assertThat(text).contains("| 4 | 2000 | 4.00 | 3.00 | 1.00 | **4.0** |");
    assertThat(text).contains("| cold start | 4 | 3.00, 1.00 | 0.10 |");
    assertThat(text).contains("power -0.50 (4 px); that of the unseen city with -1.00 (4 px).");
  }

  @Test
  void saysNothingOfALawOfOneNumber() {
    RegistrationTable one = new RegistrationTable(found(1));
    assertThat(one.comparesNumbers()).isFalse();
    assertThat(one.json())
        .endsWith("\"exponent\": {}, \"exponent_unseen\": {}}")
        .doesNotContain("NaN");
    assertThat(one.markdown()).doesNotContain("power").doesNotContain("NaN");
  }

  @Test
  void saysNothingOfALawOfNoiseThatOneNumberHas() {
    Map<Setting, Residuals> found = found(1, 4);
    found.put(new Setting(8, 4, Variant.PROTOCOL), residuals(4));
    assertThat(new RegistrationTable(found).json()).doesNotContain("\"8\"").doesNotContain("NaN");
  }

  @Test
  void drawsBothCurvesAlsoOfASingleNumber(@TempDir Path folder) throws Exception {
    Map<Setting, Residuals> found = found(1, 4);
    found.put(new Setting(8, 4, Variant.PROTOCOL), residuals(4));
    Path png = folder.resolve("plot.png");
    RegistrationPlot.write(new RegistrationTable(found), png);
    assertThat(ImageIO.read(png.toFile()).getWidth()).isGreaterThan(1000);
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
    return new Residuals(500 * cities, 1.2, rounds, 0.7, 1.2, 0.5 / cities, 0.03);
  }
}
