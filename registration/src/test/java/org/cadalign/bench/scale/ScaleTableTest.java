package org.cadalign.bench.scale;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScaleTableTest {
  /** Of the city, 2 s are start-up, and 3 s per Mpx are linear. */
  private static final ScaleTable TABLE =
      new ScaleTable(
          2,
          List.of(
              new ScaleRun("villages", 6000, 270, 2_000_000, 6, 700_000_000L, 1.2, 2.5),
              new ScaleRun("city", 1000, 240, 1_000_000, 5, 800_000_000L, 1.3, 2.51),
              new ScaleRun("city", 2000, 960, 4_000_000, 14, 1_500_000_000L, 1.1, 2.49)));

  @Test
  void startUpIsTakenOffBeforeTimesAreCompared() throws Exception {
    JsonNode json = JsonMapper.builder().build().readTree(TABLE.json());
    assertThat(json.at("/start_up").asDouble()).isEqualTo(2);
    assertThat(json.at("/city/exponent").asDouble()).isEqualTo(1);
    assertThat(json.at("/city/seconds_per_mpx").asDouble()).isEqualTo(3);
    assertThat(json.at("/city/peak_rss_gb").asDouble()).isEqualTo(1.5);
    assertThat(json.at("/city/pixel_ratio").asDouble()).isEqualTo(1.3);
    assertThat(json.at("/villages/exponent").isNull()).isTrue();
  }

  @Test
  void everyRunHasARow() {
    assertThat(TABLE.markdown().lines())
        .contains(
            "| villages | 6000 | 270 | 6.0 | 4.0 | 2.00 | 0.70 | 1.20 | 2.50 |",
            "| city | 2000 | 960 | 14.0 | 12.0 | 3.00 | 1.50 | 1.10 | 2.49 |")
        .last()
        .asString()
        .endsWith("that is: villages of one size only, city 1.00.");
  }
}
