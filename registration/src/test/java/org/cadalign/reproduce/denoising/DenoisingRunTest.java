package org.cadalign.reproduce.denoising;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One short training: the claims whose size it shows already. */
class DenoisingRunTest {
  private static final DenoisingRun RUN = new DenoisingRun(new DenoisingRun.Protocol(60, 150));
  private static final double SIGMA = 1;
  private static Outcome outcome;

  @BeforeAll
  static void train() {
    outcome = RUN.run(new Cell(SIGMA, 256, 1), 3);
  }

  @Test
  void averagesNoiseAway() {
    assertThat(outcome.actual()).isLessThan(SIGMA / 3);
  }

  @Test
  void averagesOfPredictionsAndLabelsAgree() {
    assertThat(outcome.identity()).isLessThan(0.02 * SIGMA);
  }

  @Test
  void factorIsADeviationOverRedraws() {
    assertThat(outcome.redraws()).isCloseTo(1, within(0.05));
  }

  @Test
  void findsTheLabelNoise() {
    assertThat(outcome.noise()).isCloseTo(SIGMA, within(0.15));
  }

  @Test
  void predictsMoreThanTheFactor() {
    assertThat(outcome.paper()).isLessThan(0.8 * outcome.actual());
    assertThat(outcome.predicted() / outcome.actual()).isBetween(0.5, 2.0);
  }

  @Test
  void sameSeedGivesTheSameOutcome() {
    assertThat(RUN.run(new Cell(SIGMA, 256, 1), 3)).isEqualTo(outcome);
    assertThat(Outcome.of(outcome.figures())).isEqualTo(outcome);
  }
}
