package org.cadalign.toy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cadalign.gradient.Jacobian;
import org.junit.jupiter.api.Test;

class FactorisedGramTest {
  private static final double[][] SAMPLES =
      ToyData.drawn(1, 37, ToyData.Density.UNIFORM, 1).samples();

  @Test
  void isThatOfExplicitGradients() {
    for (Activation activation : Activation.values()) {
      assertExplicit(new MlpShape(2, List.of(13, 6, 8), 1, activation));
      assertExplicit(new MlpShape(2, List.of(5), 3, activation));
      assertExplicit(new MlpShape(2, List.of(), 1, activation));
    }
    assertExplicit(MlpShape.ofThePaper());
  }

  @Test
  void isSymmetric() {
    double[][] gram = FactorisedGram.inner(Mlp.initialised(MlpShape.relu(2), 1), SAMPLES);
    for (int i = 0; i < gram.length; i++) {
      for (int j = 0; j < gram.length; j++) {
        assertThat(gram[i][j]).isEqualTo(gram[j][i]);
      }
    }
  }

  @Test
  void correlationIsOneOnTheDiagonalAndNeverMore() {
    double[][] correlation =
        FactorisedGram.correlation(
            FactorisedGram.inner(Mlp.initialised(MlpShape.relu(2), 1), SAMPLES));
    for (int i = 0; i < correlation.length; i++) {
      assertThat(correlation[i][i]).isEqualTo(1);
      assertThat(Arrays.stream(correlation[i]).map(Math::abs).max().orElseThrow())
          .isLessThanOrEqualTo(1 + 1e-12);
    }
  }

  private static void assertExplicit(MlpShape shape) {
    Mlp network = Mlp.initialised(shape, 5);
    double[][] gram = FactorisedGram.inner(network, SAMPLES);
    List<double[]> gradients = new ArrayList<>();
    for (Jacobian jacobian : new ToyNetwork(network, SAMPLES).jacobians(0, SAMPLES.length)) {
      gradients.addAll(List.of(jacobian.rows()));
    }
    double largest = gradients.stream().mapToDouble(row -> dot(row, row)).max().orElseThrow();
    for (int i = 0; i < gram.length; i++) {
      for (int j = 0; j < gram.length; j++) {
        double explicit = dot(gradients.get(i), gradients.get(j));
        assertThat(gram[i][j]).isCloseTo(explicit, within(1e-9 * largest));
      }
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
