package org.cadalign.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ToleranceCurveTest {
  @Test
  void countsWhatIsExactlyAtTheTolerance() {
    ToleranceCurve curve =
        ToleranceCurve.of(new double[] {0.5, 0, 1, 3}, new double[] {0, 0.5, 1, 2, 3});
    assertThat(curve.shares()).containsExactly(0.25, 0.5, 0.75, 0.75, 1);
    assertThat(curve.meanShare()).isCloseTo((0.1875 + 0.3125 + 0.75 + 0.875) / 3, within(1e-12));
  }

  @Test
  void poolsVerticesNotScenes() {
    List<double[]> scenes = List.of(new double[] {1, 1, 1}, new double[] {5});
    assertThat(ToleranceCurve.pooled(scenes, new double[] {1, 5}).shares())
        .containsExactly(0.75, 1);
  }

  @Test
  void stepsToTheLastTolerance() {
    assertThat(ToleranceCurve.tolerances(0.1, 0.3)).hasSize(4).startsWith(0).endsWith(3 * 0.1);
  }

  @Property(tries = 50)
  void risesToOne(@ForAll @Size(min = 1, max = 50) List<@DoubleRange(max = 9) Double> metres) {
    double[] values = metres.stream().mapToDouble(Double::doubleValue).toArray();
    double[] shares = ToleranceCurve.of(values, ToleranceCurve.tolerances(0.25, 9)).shares();
    assertThat(shares).isSorted().endsWith(1);
  }
}
