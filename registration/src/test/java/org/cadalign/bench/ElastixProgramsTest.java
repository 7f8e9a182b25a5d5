package org.cadalign.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;

class ElastixProgramsTest {
  private static final int SIDE = 64;
  private static final String TRANSLATION =
      """
      (FixedInternalImagePixelType "float")
      (MovingInternalImagePixelType "float")
      (Registration "MultiResolutionRegistration")
      (Interpolator "LinearInterpolator")
      (ResampleInterpolator "FinalBSplineInterpolator")
      (Resampler "DefaultResampler")
      (FixedImagePyramid "FixedSmoothingImagePyramid")
      (MovingImagePyramid "MovingSmoothingImagePyramid")
      (Optimizer "RegularStepGradientDescent")
      (MaximumStepLength 1.0)
      (MinimumStepLength 0.0001)
      (Transform "TranslationTransform")
      (AutomaticTransformInitialization "false")
      (Metric "AdvancedMeanSquares")
      (NumberOfResolutions 2)
      (MaximumNumberOfIterations 100)
      (ImageSampler "Full")
      (WriteResultImage "false")
      """;

  @Test
  void pointsGoWhereTheImageWent() throws Exception {
    assumeTrue(ElastixPrograms.areInstalled(), "elastix is not installed");
    ElastixInput input =
        new ElastixInput(
            SIDE,
            SIDE,
            blob(30, 30),
            blob(33, 28),
            List.of(TRANSLATION),
            List.of(new Coordinate(30.5, 30.5), new Coordinate(10, 20)));
    List<Coordinate> moved = new ElastixPrograms().carry(input);
    assertThat(moved).hasSize(2);
    for (int i = 0; i < 2; i++) {
      assertThat(moved.get(i).x - input.points().get(i).x).isCloseTo(3, within(0.1));
      assertThat(moved.get(i).y - input.points().get(i).y).isCloseTo(-2, within(0.1));
    }
  }

  @Test
  void parametersThatItCannotUseMakeItGiveUp() {
    assumeTrue(ElastixPrograms.areInstalled(), "elastix is not installed");
    ElastixInput input =
        new ElastixInput(
            SIDE, SIDE, blob(30, 30), blob(33, 28), List.of("(Metric \"None\")\n"), List.of());
    assertThatThrownBy(() -> new ElastixPrograms().carry(input))
        .isInstanceOf(GaveUpException.class);
  }

  @ParameterizedTest
  @CsvSource({"1, ended with code 1, true", "137, ended by signal 9, false"})
  void onlyAProgramThatEndedItselfHasGivenUp(int code, String says, boolean gaveUp) {
    assertThatThrownBy(() -> ElastixPrograms.requireDone("elastix", code))
        .hasMessageContaining(says)
        .satisfies(e -> assertThat(e instanceof GaveUpException).isEqualTo(gaveUp));
  }

  private static float[] blob(double x, double y) {
    float[] values = new float[SIDE * SIDE];
    for (int i = 0; i < values.length; i++) {
      int row = i / SIDE;
      double squared = Math.pow(i % SIDE - x, 2) + Math.pow(row - y, 2);
      values[i] = (float) (200 * Math.exp(-squared / 100));
    }
    return values;
  }
}
