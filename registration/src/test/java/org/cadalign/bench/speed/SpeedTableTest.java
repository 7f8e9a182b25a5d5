package org.cadalign.bench.speed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SpeedTableTest {
  @Test
  void everyFigureStandsInItsRow() {
    Map<String, Double> figures =
        Map.of(
            "forward_ratio", 0.346,
            "step_ratio", 0.31,
            "forward_ratio_bfloat16", 0.45,
            "step_ratio_bfloat16", 0.37,
            "shipped_ratio", 0.65,
            "bfloat16_apart_px_median", 0.00123,
            "bfloat16_apart_px_p99", 0.0031);
    SpeedTable table = new SpeedTable("abc", "`x --short`", 3, 4, new TreeMap<>(figures));
    assertThat(table.markdown().lines())
        .contains(
            "Commit abc, 3 windows, 4 turns, medians of ratios turn by turn: `x --short`",
            "| forward, one thread, float32 | 0.35 |",
            "| step, one thread, float32 | 0.31 |",
            "| forward, one thread, bfloat16 | 0.45 |",
            "| step, one thread, bfloat16 | 0.37 |",
            "| shipped configuration (two workers, bfloat16) over PyTorch's best on two cores | 0.65 |")
        .last()
        .asString()
        .endsWith("0.0012 px in the median, 0.0031 px at the 99th percentile.");
  }
}
