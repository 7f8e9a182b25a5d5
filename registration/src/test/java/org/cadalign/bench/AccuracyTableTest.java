package org.cadalign.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.cadalign.bench.SceneAccuracy.Run;
import org.cadalign.train.Manifest;
import org.junit.jupiter.api.Test;

class AccuracyTableTest {
  private static final AccuracyTable TABLE =
      new AccuracyTable(
          List.of(
              scene("a", "OpenAerialMap", run(1, 2.0, 0.2, 0.9), run(2, 3, 0.4, 0.1)),
              scene("b", "OpenAerialMap", run(1, 2.0, 1.0, 0.9)),
              scene("c", "OpenAerialMap", run(1, 4.0, 0.5, 0.9)),
              scene("r", "SpaceNet", run(1, 3.0, 1.5, 1.0))));

  @Test
  void sourcesStandApartWithTheMediansOfTheirScenes() {
    assertThat(TABLE.markdown().lines())
        .contains(
            "| a | 0.3 m | 2.50 (2.00 3.00) | 0.30 (0.20 0.40) | 0.50 (0.90 0.10) | 1.00 (1.00 1.00)"
                + " | 0.11 | 0.22 |",
            "| median of scenes |  | 2.50 | **0.50** | 0.90 | 1.00 | 0.11 | 0.22 |",
            "| median of scenes |  | 3.00 | **1.50** | 1.00 | 1.00 | 0.11 | 0.22 |",
            "| SpaceNet, cadalign | 20 | 1.50 | 1.50 | 1.50 | 1.50 | refused below 30 |",
            "| OpenAerialMap, cadalign | 80 | 0.53 | 0.45 | 0.60 | 1.00 | 1.00 |");
  }

  @Test
  void theSummaryHasARowASource() {
    assertThat(TABLE.summary().lines())
        .hasSize(4)
        .contains(
            "| OpenAerialMap, median of 3 | 0.3 m | 2.50 | **0.50** | 0.90 | 1.00 | 0.11 | 0.22 |",
            "| SpaceNet, median of 1 | 0.3 m | 3.00 | **1.50** | 1.00 | 1.00 | 0.11 | 0.22 |");
  }

  @Test
  void theJsonCountsScenesWhereElastixIsWorse() throws Exception {
    JsonNode json = JsonMapper.builder().build().readTree(AccuracyJson.of(TABLE));
    assertThat(json.at("/scenes/a/after").asDouble()).isEqualTo(0.3);
    assertThat(json.at("/scenes/a/label_noise").asText()).isEqualTo("0.3 m");
    assertThat(json.at("/oam_median_after").asDouble()).isEqualTo(0.5);
    assertThat(json.at("/oam_median_ratio").asDouble()).isEqualTo(0.125);
    assertThat(json.at("/better_than_elastix_oam").asText()).isEqualTo("2/3");
    assertThat(json.at("/better_than_elastix_spacenet").asText()).isEqualTo("0/1");
  }

  @Test
  void elastixThatIsNotInstalledIsSaidToBe() throws Exception {
    SceneAccuracy.Run run = new Run(1, many(2), many(1), 1, OptionalDouble.empty());
    AccuracyTable table = new AccuracyTable(List.of(scene("a", "OpenAerialMap", run)));
    assertThat(table.markdown()).contains("| not run |");
    JsonNode json = JsonMapper.builder().build().readTree(AccuracyJson.of(table));
    assertThat(json.at("/scenes/a/elastix").isNull()).isTrue();
    assertThat(json.at("/better_than_elastix_oam").asText()).isEqualTo("0/0");
  }

  private static SceneAccuracy scene(String name, String licence, Run... runs) {
    Manifest.Entry entry =
        new Manifest.Entry(name, "i", "l", Manifest.Split.test, licence, "0.3 m", "", "");
    return new SceneAccuracy(entry, List.of(runs), 0.11, 0.22, false);
  }

  private static Run run(long seed, double before, double after, double elastix) {
    return new Run(seed, many(before), many(after), 1, OptionalDouble.of(elastix));
  }

  private static double[] many(double error) {
    double[] errors = new double[20];
    Arrays.fill(errors, error);
    return errors;
  }
}
