package org.cadalign.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.cadalign.bench.AveragePrecision.Detection;
import org.cadalign.bench.SceneBuildings.Kind;
import org.junit.jupiter.api.Test;

class BuildingsTableTest {
  private static final List<Detection> HALF =
      List.of(new Detection(0.9, true), new Detection(0.8, false));

  @Test
  void scenesOfAKindArePooled() {
    BuildingsTable table =
        new BuildingsTable(
            List.of(
                new SceneBuildings("a", Kind.REAL, 2, HALF, labels(3, 1, 0, 20)),
                new SceneBuildings("b", Kind.REAL, 1, List.of(), labels(0, 4, 1, 30)),
                new SceneBuildings("c", Kind.SYNTHETIC, 1, HALF, labels(1, 0, 0, 9))));
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

  @Test
  void otherBoundsTellOthers() {
    List<JudgedLabel> labels = new ArrayList<>(labels(2, 1, 1, 5));
    labels.add(new JudgedLabel(true, false, Optional.empty()));
    SceneBuildings scene = new SceneBuildings("a", Kind.REAL, 2, HALF, labels);
    assertThat(new BuildingsTable(List.of(scene)).thresholds().lines())
        .contains(
            "| 0.03 | 2 | 1 | 0 | 0 |", "| 0.20 | 3 | 1 | 0 | 0 |", "| 0.30 | 3 | 5 | 0 | 0 |");
  }

  private static List<JudgedLabel> labels(int told, int missed, int wronged, int right) {
    List<JudgedLabel> labels = new ArrayList<>();
    labels.addAll(Collections.nCopies(told, new JudgedLabel(true, true, Optional.of(0.02))));
    labels.addAll(Collections.nCopies(missed, new JudgedLabel(true, false, Optional.of(0.18))));
    labels.addAll(Collections.nCopies(wronged, new JudgedLabel(false, true, Optional.of(0.0))));
    labels.addAll(
        Collections.nCopies(right - wronged, new JudgedLabel(false, false, Optional.of(0.25))));
    return labels;
  }
}
