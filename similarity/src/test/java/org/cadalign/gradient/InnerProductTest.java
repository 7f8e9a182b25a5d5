package org.cadalign.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class InnerProductTest {
  @Property(tries = 200)
  void equalsThePlainSum(
      @ForAll @Size(max = 40) List<@DoubleRange(min = -10, max = 10) Double> values) {
    double[] a = values.stream().mapToDouble(v -> v).toArray();
    double[] b = Arrays.stream(a).map(v -> 3 - v).toArray();
    double plain = IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
    assertThat(InnerProduct.of(a, b)).isCloseTo(plain, offset(1e-10));
  }

  /** Single precision would lose the one. */
  @Test
  void sumsSinglePrecisionInDouble() {
    assertThat(InnerProduct.of(new float[] {1e8f, 1, -1e8f}, new float[] {1, 1, 1})).isEqualTo(1);
  }

  @Test
  void refusesVectorsOfDifferentLengths() {
    assertThatThrownBy(() -> InnerProduct.of(new float[3], new float[2]))
        .hasMessage("vectors of 3 and of 2");
    assertThatThrownBy(() -> InnerProduct.of(new double[2], new double[3]))
        .hasMessage("vectors of 2 and of 3");
  }
}
