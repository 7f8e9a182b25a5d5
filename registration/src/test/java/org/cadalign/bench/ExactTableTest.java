package org.cadalign.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import org.cadalign.bench.ExactMeasurement.Left;
import org.cadalign.bench.ExactMeasurement.Result;
import org.junit.jupiter.api.Test;

class ExactTableTest {
  private static final List<Result> CITIES =
      List.of(city("a", 0.1), city("b", 0.3), city("c", 0.2));
  private static final List<Result> REAL = List.of(city("zanzibar", 0.4));

  @Test
  void givesMediansOverScenes() throws Exception {
    JsonNode json = JsonMapper.builder().build().readTree(new ExactTable(CITIES, REAL).json());
    assertThat(json.get("exact").get("perturbed_after").asDouble()).isEqualTo(0.2);
    assertThat(json.get("exact").get("independent_rms").asDouble()).isEqualTo(0.8);
    assertThat(json.get("real").get("perturbed_rms").asDouble()).isEqualTo(0.8);
  }

  @Test
  void realScenesAreLeftOutWhereTheyWereNotMeasured() {
    ExactTable table = new ExactTable(CITIES, List.of());
    assertThat(table.json()).doesNotContain("real");
    assertThat(table.markdown()).doesNotContain("real scenes");
  }

  @Test
  void hasARowAScene() {
    assertThat(new ExactTable(CITIES, REAL).markdown())
        .contains("| a | exact | 7 | 2.00 | 0.10 | 0.20 | 1.50 | 0.20 | 0.40 |")
        .contains("| median of the made-up cities |  |  | 2.00 | **0.20** |");
  }

  private static Result city(String name, double left) {
    return new Result(
        name, "exact", 7, new Left(2, left, 2 * left), new Left(1.5, 2 * left, 4 * left));
  }
}
