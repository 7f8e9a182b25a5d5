package org.cadalign.reproduce.denoising;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DenoisingTableTest {
  /** Three cells: within the bar, beyond it, and one that the network cannot express. */
  private static DenoisingTable table() {
    Map<Cell, List<Outcome>> outcomes = new LinkedHashMap<>();
    outcomes.put(new Cell(0, 100, 1), List.of(outcome(0.01, 0)));
    outcomes.put(new Cell(1, 100, 1), List.of(outcome(0.1, 0.11)));
    outcomes.put(new Cell(0, 400, 1), List.of(outcome(0.01, 0)));
    outcomes.put(new Cell(1, 400, 1), List.of(outcome(0.05, 0.02)));
    outcomes.put(new Cell(0, 100, 8), List.of(outcome(0.4, 0)));
    outcomes.put(new Cell(1, 100, 8), List.of(outcome(0.5, 0.5)));
    return new DenoisingTable(outcomes);
  }

  @Test
  void countsCellsThatNoiseMakes() {
    assertThat(table().json())
        .contains("\"cells\": 2")
        .contains("\"cells_within_20_percent\": 1")
        .contains("\"cells_in_all\": 3");
  }

  @Test
  void fitsTheExponentWithinCellsThatDifferInNAlone() {
    assertThat(table().json()).contains("\"exponent\": -0.500");
  }

  @Test
  void showsEveryNoisyCell() {
    assertThat(table().markdown())
        .contains("| 1.00 | 100 | 1 | 0.0100 | 0.1000 | 0.1100 | **1.10** |")
        .contains("| 1.00 | 400 | 1 | 0.0100 | 0.0500 | 0.0200 | **0.40** |")
        .contains("| 1.00 | 100 | 8 | 0.4000 | 0.5000 | 0.5000 | **1.00** |")
        .contains("| no |");
  }

  private static Outcome outcome(double actual, double predicted) {
    return new Outcome(actual, predicted, actual / 3, 1, 10, 1e-4, 1.01, 0.2, 0.1, 0, 0);
  }
}
