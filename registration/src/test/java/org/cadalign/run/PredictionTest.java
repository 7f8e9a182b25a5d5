package org.cadalign.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cadalign.align.FeatureOutcome;
import org.cadalign.align.Status;
import org.cadalign.confidence.Calibration;
import org.cadalign.confidence.Sign;
import org.cadalign.confidence.Signs;
import org.cadalign.confidence.UsualSupport;
import org.cadalign.field.Displacement;
import org.junit.jupiter.api.Test;

/** Scenes whose median building usually has a support of 0.4 at least. */
class PredictionTest {
  private static final Calibration CALIBRATION =
      new Calibration(
          "m",
          List.of("a"),
          new UsualSupport(0.6, 0.05),
          List.of(),
          0,
          List.of(0.0),
          List.of(List.of(0.1, 0.2, 0.3)));

  /**
   * Twelve buildings, of which those of more support than the least are believed; of the last two
   * one was not believed, and one rejected.
   */
  private static Prediction prediction(double support, double least) {
    List<Optional<Double>> supports =
        new ArrayList<>(Collections.nCopies(12, Optional.of(support)));
    supports.set(0, Optional.of(0.5));
    List<Optional<Signs>> signs =
        supports.stream()
            .map(s -> s.filter(v -> v >= least).map(v -> new Signs(Map.of(Sign.SUPPORT, v))))
            .toList();
    List<FeatureOutcome> outcomes =
        new ArrayList<>(Collections.nCopies(12, outcome(Status.ALIGNED)));
    outcomes.set(10, outcome(Status.LOW_CONFIDENCE));
    outcomes.set(11, outcome(Status.REJECTED));
    return Prediction.of(Optional.of(CALIBRATION), signs, supports, outcomes);
  }

  private static FeatureOutcome outcome(Status status) {
    return new FeatureOutcome(status, Displacement.ZERO, 0);
  }

  @Test
  void aUsualSceneIsTold() {
    assertThat(prediction(0.55, 0).withheld()).isEmpty();
    assertThat(prediction(0.55, 0).expected(1)).isPresent();
    assertThat(prediction(0.55, 0).total())
        .hasValueSatisfying(t -> assertThat(t.buildings()).isEqualTo(10));
  }

  /** Its signs are of another place. */
  @Test
  void nothingIsExpectedOfWhatDoesNotLieWhereItWasMatched() {
    assertThat(prediction(0.55, 0).expected(10)).isEmpty();
    assertThat(prediction(0.55, 0).expected(11)).isEmpty();
  }

  @Test
  void aStrangeOneIsNot() {
    assertThat(prediction(0.2, 0).withheld()).isPresent();
    assertThat(prediction(0.2, 0).expected(1)).isEmpty();
    assertThat(prediction(0.2, 0).total()).isEmpty();
  }

  @Test
  void aStrangeOneIsStrangeAlsoWhereOnlyWhatIsBorneOutIsBelieved() {
    assertThat(prediction(0.2, 0.4).withheld()).isPresent();
    assertThat(prediction(0.2, 0.4).expected(0)).isEmpty();
  }
}
