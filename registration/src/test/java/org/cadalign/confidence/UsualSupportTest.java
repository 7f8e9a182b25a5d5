package org.cadalign.confidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.cadalign.confidence.CalibrationFit.Example;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fitted on scenes whose median buildings have a support of 0.5, 0.6 and 0.7. */
class UsualSupportTest {
  private static final int BUILDINGS = 11;

  private static Signs signs(double support) {
    return new Signs(Map.of(Sign.SUPPORT, support));
  }

  private static UsualSupport fitted() {
    List<Example> examples = new ArrayList<>();
    for (double support : new double[] {0.5, 0.6, 0.7}) {
      for (int i = 0; i < BUILDINGS; i++) {
        double apart = 0.01 * (i - BUILDINGS / 2);
        examples.add(new Example("scene " + support, signs(support + apart), 0.1));
      }
    }
    examples.add(new Example("of one building", signs(0.01), 0.1));
    return UsualSupport.of(examples);
  }

  @Test
  void isOfTheMedianBuildingOfEachScene() {
    assertThat(fitted().mean()).isCloseTo(0.6, within(1e-9));
    assertThat(fitted().deviation()).isCloseTo(0.1, within(1e-9));
  }

  @ParameterizedTest(name = "{0} buildings of support {1}: usual {2}")
  @CsvSource({"50, 0.60, true", "50, 0.21, true", "50, 0.19, false", "9, 0.01, true"})
  void aSceneIsUsualUnlessItsSupportIsFarLower(int buildings, double support, boolean usual) {
    List<Double> scene = Collections.nCopies(buildings, support);
    assertThat(fitted().whyNot(scene).isEmpty()).isEqualTo(usual);
  }

  @Test
  void aSceneWhoseSupportWasNotMeasuredIsUsual() {
    assertThat(fitted().whyNot(List.of())).isEmpty();
  }

  @Test
  void anUnknownOneRefusesNothing() {
    assertThat(UsualSupport.UNKNOWN.whyNot(Collections.nCopies(50, 0.0))).isEmpty();
  }

  @Test
  void theReasonGivesBothFigures() {
    assertThat(fitted().whyNot(Collections.nCopies(50, 0.1)))
        .hasValueSatisfying(why -> assertThat(why).contains("0.10").contains("0.20"));
  }
}
