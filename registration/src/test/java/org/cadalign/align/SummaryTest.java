package org.cadalign.align;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.cadalign.field.Displacement;
import org.junit.jupiter.api.Test;

class SummaryTest {
  @Test
  void countsEveryStatusAndMeasuresMoves() {
    List<FeatureOutcome> outcomes = new ArrayList<>();
    for (int i = 1; i <= 10; i++) {
      outcomes.add(new FeatureOutcome(Status.ALIGNED, new Displacement(0, i)));
    }
    outcomes.add(FeatureOutcome.kept(Status.NO_EVIDENCE));
    assertThat(Summary.of(outcomes).toJson())
        .hasToString(
            "{\"features\":11,\"status\":{\"aligned\":10,\"unchanged\":0,\"low_confidence\":0,"
                + "\"no_evidence\":1,\"rejected\":0,\"repaired\":0},"
                + "\"median_shift_m\":5.5,\"p90_shift_m\":9.0,\"largest_shift_m\":10.0}");
  }

  @Test
  void theLargestRepairIsReported() {
    List<FeatureOutcome> outcomes =
        List.of(
            new FeatureOutcome(Status.REPAIRED, Displacement.ZERO, 0.004),
            new FeatureOutcome(Status.REPAIRED, Displacement.ZERO, 0.002));
    assertThat(Summary.of(outcomes).toJson().get("largest_area_change").asDouble())
        .isEqualTo(0.004);
  }

  @Test
  void withoutMovesThereIsNoMedian() {
    assertThat(Summary.of(List.of()).toJson().has("median_shift_m")).isFalse();
  }
}
