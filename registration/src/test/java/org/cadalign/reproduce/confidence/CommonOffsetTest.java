package org.cadalign.reproduce.confidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cadalign.confidence.Calibration;
import org.cadalign.confidence.Calibration.Term;
import org.cadalign.confidence.Sign;
import org.cadalign.confidence.Signs;
import org.cadalign.confidence.UsualSupport;
import org.cadalign.field.Displacement;
import org.cadalign.reproduce.confidence.JudgedScene.Building;
import org.cadalign.reproduce.confidence.JudgedScene.Kind;
import org.junit.jupiter.api.Test;

class CommonOffsetTest {
  private static final Calibration BY_SUPPORT =
      new Calibration(
          "m",
          List.of("a"),
          UsualSupport.UNKNOWN,
          List.of(new Term(Sign.SUPPORT, 0, 1)),
          0,
          List.of(0.0, 1.0),
          List.of(List.of(0.0, 0.0), List.of(1.0, 1.0)));

  private static Building building(double sign, double right, double down) {
    Displacement offset = new Displacement(right, down);
    return new Building(
        new Signs(Map.of(Sign.SUPPORT, sign)), offset.length(), Optional.of(offset));
  }

  /** Pairs to both sides of what they have in common, as far off it as their sign says. */
  private static JudgedScene scene(double right, double down) {
    List<Building> buildings = new ArrayList<>();
    for (int i = 1; i <= 20; i++) {
      buildings.add(building(i / 50.0, right + i / 50.0, down));
      buildings.add(building(i / 50.0, right - i / 50.0, down));
    }
    return new JudgedScene("s", Kind.SPACE_NET, buildings, 0);
  }

  @Test
  void tellsItApartFromTheRest() {
    CommonOffset offset = CommonOffset.of(scene(3, -4), BY_SUPPORT).orElseThrow();
    assertThat(offset.offset().dx()).isCloseTo(3, within(0.03));
    assertThat(offset.offset().dy()).isCloseTo(-4, within(1e-9));
    assertThat(offset.error()).isCloseTo(5, within(0.1));
    assertThat(offset.rest()).isCloseTo(0.21, within(0.02));
    assertThat(offset.spearman()).isGreaterThan(0.95);
    assertThat(SceneScore.of(scene(3, -4), BY_SUPPORT).spearman()).isLessThan(0.3);
  }

  @Test
  void theTableHasItWhereItIsKnown() {
    ConfidenceTable table = new ConfidenceTable(List.of(scene(3, -4)), BY_SUPPORT);
    assertThat(table.markdown()).contains("off in common", "| s | 3.00, -4.00 |");
    assertThat(table.json().path("space_net").path("without_common_offset").size()).isEqualTo(3);
  }

  @Test
  void withoutDirectionsThereIsNone() {
    Building bare = new Building(new Signs(Map.of()), 1, Optional.empty());
    JudgedScene scene = new JudgedScene("s", Kind.SPACE_NET, List.of(bare), 0);
    assertThat(CommonOffset.of(scene, BY_SUPPORT)).isEmpty();
  }
}
