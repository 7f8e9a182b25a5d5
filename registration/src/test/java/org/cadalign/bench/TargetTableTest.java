package org.cadalign.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import org.cadalign.bench.TargetMeasurement.City;
import org.cadalign.bench.TargetMeasurement.Errors;
import org.cadalign.bench.TargetMeasurement.Left;
import org.cadalign.bench.TargetMeasurement.Result;
import org.cadalign.evaluate.ErrorSummary;
import org.junit.jupiter.api.Test;

class TargetTableTest {
  private static final List<Result> CITIES =
      List.of(city(0, 9), city(0.1, 0.2), city(0.2, 0.6), city(0.3, 0.4));

  @Test
  void givesMediansWhereRoofsLean() throws Exception {
    JsonNode json = JsonMapper.builder().build().readTree(new TargetTable(CITIES).json());
    assertThat(json.at("/roof/to_roof").asDouble()).isEqualTo(0.4);
    assertThat(json.at("/roof/to_base_rms").asDouble()).isEqualTo(1.6);
    assertThat(json.at("/base/to_roof").asDouble()).isEqualTo(1.2);
    assertThat(json.at("/base/to_base").asDouble()).isEqualTo(0.8);
    assertThat(json.get("cities")).hasSize(4);
    assertThat(json.at("/cities/0/base/to_base").asDouble()).isEqualTo(18);
    assertThat(json.at("/cities/1/apart_p90").asDouble()).isEqualTo(5);
  }

  @Test
  void hasARowACity() {
    assertThat(new TargetTable(CITIES).markdown())
        .contains(
            "| 0.10 | x 2 | 7 | 3.00 | 5.00 | 1.00 (2.00) | 0.20 (0.40) | 0.40 (0.80) | 0.60 (1.20)"
                + " | 0.40 (0.80) |")
        .contains("| median where roofs lean |  |  |  |  | 1.00 (2.00) | **0.40 (0.80)** |");
  }

  @Test
  void nothingLeansInAViewFromAbove() {
    TargetTable above = new TargetTable(CITIES.subList(0, 1));
    assertThat(above.markdown()).doesNotContain("median where");
    assertThat(above.json()).doesNotContain("{\"roof\"");
  }

  private static Result city(double lean, double left) {
    return new Result(
        new City("a", lean, 2),
        7,
        ErrorSummary.of(new double[] {1, 3, 5}),
        new Errors(left(4), left(1)),
        new Errors(left(left), left(2 * left)),
        new Errors(left(3 * left), left(2 * left)));
  }

  private static Left left(double median) {
    return new Left(median, 2 * median);
  }
}
