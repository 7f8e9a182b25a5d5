package org.cadalign.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cadalign.engine.Tensor;
import org.cadalign.gradient.GradientSource;
import org.cadalign.gradient.Jacobian;
import org.cadalign.town.TinyModel;
import org.junit.jupiter.api.Test;

class NetworkGradientsTest {
  private static final List<Map<String, Tensor>> SAMPLES =
      List.of(Mirror.rows(1, 2, 3, 4), Mirror.rows(5, 6, 7, 8), Mirror.rows(9, 10, 11, 12));

  private static final GradientSource SOURCE = NetworkGradients.of(new Mirror(), SAMPLES);

  @Test
  void hasTheSizesOfTheNetwork() {
    assertThat(SOURCE.size()).isEqualTo(3);
    assertThat(SOURCE.outputs()).isEqualTo(2);
    assertThat(SOURCE.parameters()).isEqualTo((int) TinyModel.SPEC.size());
  }

  @Test
  void answersARangeInOrder() {
    assertThat(SOURCE.jacobians(1, 3))
        .extracting(Jacobian::rows)
        .containsExactly(new double[][] {{5, 6}, {7, 8}}, new double[][] {{9, 10}, {11, 12}});
    assertThat(SOURCE.jacobians(1, 1)).isEmpty();
  }

  @Test
  void asksTheNetworkAlongDirections() {
    double[][] directions = {{1, 0}, {0, 1}, {1, 1}};
    assertThat(SOURCE.directional(0, 2, directions))
        .containsExactly(
            new double[][] {{1, 2, 3}, {3, 4, 7}}, new double[][] {{5, 6, 11}, {7, 8, 15}});
  }

  /** Nothing but the range is read. */
  @Test
  void showsAWitnessWhatIsDerived() {
    List<Integer> read = new ArrayList<>();
    List<Integer> seen = new ArrayList<>();
    new NetworkGradients(
            new Mirror(),
            3,
            i -> {
              read.add(i);
              return SAMPLES.get(i);
            },
            (i, derived) -> {
              seen.add(i);
              assertThat(derived.outputs()).containsExactly(4 * i + 1, 4 * i + 2);
            })
        .jacobians(0, 2);
    assertThat(read).containsExactly(0, 1);
    assertThat(seen).containsExactly(0, 1);
  }
}
