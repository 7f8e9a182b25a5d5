package org.cadalign.confidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.cadalign.confidence.CalibrationFit.Example;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Errors that follow one sign, and not another. */
class CalibrationFitTest {
  private static final List<Sign> SIGNS = List.of(Sign.SPREAD_M, Sign.SUPPORT, Sign.OVERLAP);

  @TempDir private Path folder;

  private static List<Example> examples(long seed, int number) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      double spread = 0.1 + 2 * random.nextDouble();
      double error = 0.3 * spread * Math.exp(0.4 * random.nextGaussian());
      Signs signs = new Signs(Map.of(Sign.SPREAD_M, spread, Sign.SUPPORT, random.nextDouble()));
      examples.add(new Example("scene " + i % 3, signs, error));
    }
    return examples;
  }

  private static Calibration fitted() {
    return CalibrationFit.DEFAULT.fit("model", SIGNS, examples(1, 600));
  }

  @Test
  void nineOfTenKeepWithinTheBound() {
    Calibration calibration = fitted();
    List<Example> others = examples(2, 1000);
    long kept =
        others.stream()
            .filter(e -> e.error() <= calibration.spread(e.signs()).summary().bound())
            .count();
    assertThat(kept).isBetween(860L, 940L);
  }

  @Test
  void aSignThatTellsMoreWeighsMore() {
    Calibration calibration = fitted();
    assertThat(calibration.terms()).hasSize(2);
    assertThat(calibration.terms().get(0).weight()).isGreaterThan(0.5);
    assertThat(Math.abs(calibration.terms().get(1).weight())).isLessThan(0.2);
  }

  @Test
  void aWiderMatchNeverPromisesLess() {
    Calibration calibration = fitted();
    double last = 0;
    for (double spread = 0; spread < 10; spread += 0.1) {
      Signs signs = new Signs(Map.of(Sign.SPREAD_M, spread, Sign.SUPPORT, 0.5));
      double bound = calibration.spread(signs).summary().bound();
      assertThat(bound).isGreaterThanOrEqualTo(last);
      last = bound;
    }
  }

  @Test
  void whatIsNotKnownCountsAsUsual() {
    Calibration calibration = fitted();
    assertThat(calibration.score(new Signs(Map.of()))).isEqualTo(calibration.constant());
  }

  @Test
  void isReadAsItWasWritten() throws Exception {
    Path file = folder.resolve("c.json");
    Calibrations.write(file, fitted());
    assertThat(Calibrations.read(file)).isEqualTo(fitted());
  }

  @Test
  void oneSceneIsNotEnough() {
    List<Example> one = examples(1, 600).stream().filter(e -> e.scene().endsWith("0")).toList();
    assertThatThrownBy(() -> CalibrationFit.DEFAULT.fit("model", SIGNS, one))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
