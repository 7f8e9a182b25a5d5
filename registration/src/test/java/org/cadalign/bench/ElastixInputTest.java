package org.cadalign.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.locationtech.jts.geom.Coordinate;

class ElastixInputTest {
  private static final float[] ONE = {1, 2};
  private static final float[] OTHER = {1, 3};
  private static final List<String> STAGES = List.of("(RandomSeed 1)", "b");
  private static final List<Coordinate> POINTS = List.of(new Coordinate(3, 4));

  @Test
  void equalInputsHaveEqualKeys() {
    assertThat(input(2, 1, ONE.clone(), OTHER.clone(), STAGES, POINTS).key("5.0"))
        .isEqualTo(input(2, 1, ONE, OTHER, STAGES, POINTS).key("5.0"))
        .matches("[0-9a-f]{64}");
  }

  @ParameterizedTest
  @MethodSource("different")
  void whateverDecidesTheAnswerChangesTheKey(ElastixInput other) {
    assertThat(other.key("5.0")).isNotEqualTo(input(2, 1, ONE, OTHER, STAGES, POINTS).key("5.0"));
  }

  static Stream<ElastixInput> different() {
    return Stream.of(
        input(1, 2, ONE, OTHER, STAGES, POINTS),
        input(2, 1, OTHER, OTHER, STAGES, POINTS),
        input(2, 1, ONE, ONE, STAGES, POINTS),
        input(2, 1, OTHER, ONE, STAGES, POINTS),
        input(2, 1, ONE, OTHER, List.of("(RandomSeed 2)", "b"), POINTS),
        input(2, 1, ONE, OTHER, List.of("(RandomSeed 1)b"), POINTS),
        input(2, 1, ONE, OTHER, List.of("(RandomSeed 1)b", ""), POINTS),
        input(2, 1, ONE, OTHER, STAGES, List.of(new Coordinate(3, 4.000001))));
  }

  @Test
  void anotherVersionHasAnotherKey() {
    ElastixInput input = input(2, 1, ONE, OTHER, STAGES, POINTS);
    assertThat(input.key("5.0")).isNotEqualTo(input.key("5.1"));
  }

  private static ElastixInput input(
      int width,
      int height,
      float[] fixed,
      float[] moving,
      List<String> stages,
      List<Coordinate> points) {
    return new ElastixInput(width, height, fixed, moving, stages, points);
  }
}
