package org.cadalign.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cadalign.bench.AveragePrecision.Detection;
import org.cadalign.bench.SceneBuildings.Kind;
import org.cadalign.bench.SceneBuildings.Vanished;
import org.junit.jupiter.api.Test;

class BuildingsTableTest {
  private static final List<Detection> HALF =
      List.of(new Detection(0.9, true), new Detection(0.8, false));

  @Test
  void scenesOfAKindArePooled() {
    BuildingsTable table =
        new BuildingsTable(
            List.of(
                new SceneBuildings("a", Kind.REAL, 2, HALF, new Vanished(3, 1, 0, 20)),
                new SceneBuildings("b", Kind.REAL, 1, List.of(), new Vanished(0, 4, 1, 30)),
                new SceneBuildings("c", Kind.SYNTHETIC, 1, HALF, new Vanished(1, 0, 0, 9))));
    assertThat(table.markdown().lines())
        .contains(
            "| a | 2 | 2 | 1 | 0.50 | 4 | 3 | 20 | 0 |",
            "| **all real** | 3 | 2 | 1 | 0.33 | 8 | 3 | 50 | 1 |",
            "| **all synthetic** | 1 | 2 | 1 | 1.00 | 1 | 1 | 9 | 0 |");
    assertThat(table.json())
        .isEqualTo(
            "{\"average_precision\":{\"real\":0.3333,\"synthetic\":1.0},\"vanished\":{\"real\":"
                + "{\"precision\":0.75,\"recall\":0.375},\"synthetic\":{\"precision\":1.0,\"recall\":1.0}}}");
  }

  @Test
  void whatWasNotRunIsNull() {
    assertThat(new BuildingsTable(List.of()).json())
        .contains("\"average_precision\":{\"real\":null,\"synthetic\":null}");
  }
}
