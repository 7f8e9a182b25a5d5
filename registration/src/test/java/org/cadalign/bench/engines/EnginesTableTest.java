package org.cadalign.bench.engines;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.cadalign.bench.speed.Rounds;
import org.junit.jupiter.api.Test;

class EnginesTableTest {
  private static final EnginesTable TABLE =
      new EnginesTable(
          List.of("torch", "dl4j"),
          List.of(
              result(Bout.SMALL.get(0), 2, 100e6),
              result(new Bout("compact", 128, 8), 9, 200e6),
              result(Bout.SMALL.get(1), 3, 300e6)),
          times(900, 1.5));

  @Test
  void everyBoutHasARow() {
    assertThat(TABLE.markdown().lines())
        .contains(
            "| `compact`, 64 px | 5, 10 (2.00) | 10, 20 (2.00) | 120, 240 (2.00) | 100, 200 |",
            "| `compact`, 128 px | 5, 45 (9.00) | 10, 90 (9.00) | 120, 1080 (9.00) | 200, 400 |")
        .last()
        .asString()
        .endsWith("From the start of a process to its first answer: 900, 1350 ms.");
  }

  /** Large windows have figures of their own only. */
  @Test
  void tellsTheLargerRatioOfSmallWindows() {
    assertThat(TABLE.json())
        .contains(
            "\"forward_ratio\": 3.000",
            "\"step_ratio\": 3.000",
            "\"jacobian_ratio\": 3.000",
            "\"jacobian_ratio_compact_128\": 9.000",
            "\"peak_mb_dl4j_reference_124\": 600.000",
            "\"start_ms_dl4j\": 1350.000");
  }

  private static BoutResult result(Bout bout, double ratio, double peak) {
    return new BoutResult(
        bout,
        Map.of(
            Task.FORWARD, times(5 * bout.windows(), ratio),
            Task.STEP, times(10 * bout.windows(), ratio),
            Task.JACOBIAN, times(120, ratio)),
        List.of(peak, 2 * peak));
  }

  private static Rounds times(double first, double ratio) {
    return new Rounds(List.of(new double[] {first}, new double[] {ratio * first}));
  }
}
