package org.cadalign.reproduce.confidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cadalign.confidence.Calibration;
import org.cadalign.confidence.Calibration.Term;
import org.cadalign.confidence.Sign;
import org.cadalign.confidence.Signs;
import org.cadalign.confidence.UsualSupport;
import org.cadalign.field.Displacement;
import org.cadalign.gate.DataException;
import org.cadalign.reproduce.confidence.JudgedScene.Building;
import org.cadalign.reproduce.confidence.JudgedScene.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SceneScoreTest {
  private static final Calibration BY_SUPPORT =
      new Calibration(
          "m",
          List.of("a"),
          new UsualSupport(0.15, 0.01),
          List.of(new Term(Sign.SUPPORT, 0, 1)),
          0,
          List.of(0.0, 1.0),
          List.of(List.of(0.0, 0.0), List.of(1.0, 1.0)));

  @TempDir private Path folder;

  private static Building building(double sign, double error) {
    return new Building(
        new Signs(Map.of(Sign.SUPPORT, sign)), error, Optional.of(new Displacement(error, 0)));
  }

  /** Errors of 0.01 to 0.4 m that the sign tells, but for the last, which is 3 m. */
  private static JudgedScene scene(double lastSign) {
    List<Building> buildings = new ArrayList<>();
    for (int i = 1; i < 40; i++) {
      buildings.add(building(i / 100.0, i / 100.0));
    }
    buildings.add(building(lastSign, 3));
    return new JudgedScene("s", Kind.SYNTHETIC, buildings, 0);
  }

  @Test
  void scoresWhatWasForeseen() {
    SceneScore score = SceneScore.of(scene(0.9), BY_SUPPORT);
    assertThat(score.spearman()).isCloseTo(1, within(1e-9));
    assertThat(score.coverage()).isCloseTo(39 / 40.0, within(1e-9));
    assertThat(score.removed()).hasValue(1);
    assertThat(score.ce90Ratio().orElseThrow()).isCloseTo(1, within(1e-6));
  }

  @Test
  void scoresWhatWasNot() {
    SceneScore score = SceneScore.of(scene(0.001), BY_SUPPORT);
    assertThat(score.removed()).hasValue(0);
    assertThat(score.spearman()).isLessThan(0.95);
  }

  @Test
  void aSceneOfLittleSupportIsNotTold() {
    List<Building> faint = Collections.nCopies(30, building(0.1, 1));
    JudgedScene strange = new JudgedScene("t", Kind.SYNTHETIC, faint, 0);
    ConfidenceTable table = new ConfidenceTable(List.of(scene(0.9), strange), BY_SUPPORT);
    assertThat(table.markdown()).contains("| median of made-up cities that are told | 1 scenes |");
    assertThat(table.json().path("synthetic").path("scenes").asInt()).isEqualTo(2);
    assertThat(table.json().path("synthetic").path("told").path("scenes").asInt()).isEqualTo(1);
  }

  @Test
  void tablesAreReadAsTheyWereWritten() throws Exception {
    Path file = folder.resolve("table.csv");
    Files.writeString(file, SignTable.csv(List.of(scene(0.5))));
    assertThat(SignTable.read(file, List.of(Sign.SUPPORT))).isEqualTo(List.of(scene(0.5)));
    assertThat(SignTable.read(file, List.of()).get(0).buildings())
        .allMatch(building -> building.signs().equals(new Signs(Map.of())));
    assertThatThrownBy(() -> SignTable.read(file, List.of(Sign.SUPPORT, Sign.MIRRORED_M)))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("it has no signs of [RECHECK]");
  }

  @Test
  void theTableHasSignsBesideTheirSum() {
    ConfidenceTable table = new ConfidenceTable(List.of(scene(0.9)), BY_SUPPORT);
    assertThat(table.markdown()).contains("| all together | 1.00 |", "| `support` | 1.00 |");
    assertThat(table.json().path("synthetic").path("spearman").asDouble())
        .isCloseTo(1, within(1e-9));
  }
}
