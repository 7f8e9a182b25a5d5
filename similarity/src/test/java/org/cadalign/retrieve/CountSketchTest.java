package org.cadalign.retrieve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.cadalign.gradient.Jacobian;
import org.cadalign.gradient.TinyNet;
import org.cadalign.kernel.KernelMatrix;
import org.cadalign.kernel.Kernels;
import org.cadalign.kernel.Whitening;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountSketchTest {
  private static final int SAMPLES = 40;

  /** Errors of k^C of all pairs over some seeds: their deviation is below 1 / sqrt(d m). */
  @ParameterizedTest
  @CsvSource({"1, 256", "1, 1024", "2, 256", "2, 1024"})
  void errorsOfSimilaritiesAreWithinTheirLaw(int outputs, int size) {
    TinyNet net = TinyNet.random(1, false, 2, 40, 40, outputs);
    List<Jacobian> samples = List.of(net.inputs(2, SAMPLES)).stream().map(net::jacobian).toList();
    double law = 1 / Math.sqrt((double) outputs * size);
    double squares = 0;
    int pairs = 0;
    for (long seed = 0; seed < 5; seed++) {
      CountSketch sketch = new CountSketch(size, seed);
      List<Jacobian> sketches =
          samples.stream().map(j -> sketch.correlation(j, Whitening.FLOOR).orElseThrow()).toList();
      for (int i = 0; i < SAMPLES; i++) {
        for (int j = 0; j < i; j++) {
          double exact = Kernels.similarity(samples.get(i), samples.get(j)).orElseThrow();
          double error = trace(KernelMatrix.of(sketches.get(i), sketches.get(j))) / outputs - exact;
          assertThat(error).isCloseTo(0, within(6 * law));
          squares += error * error;
          pairs++;
        }
      }
    }
    assertThat(Math.sqrt(squares / pairs)).isLessThan(law);
  }

  /** The mean over many maps is within three standard errors of the inner product. */
  @Test
  void innerProductsAreThoseOfTheGradientsInTheMean() {
    TinyNet net = TinyNet.random(3, false, 3, 10, 10, 1);
    double[][] inputs = net.inputs(4, 2);
    Jacobian a = net.jacobian(inputs[0]);
    Jacobian b = net.jacobian(inputs[1]);
    double[] found =
        IntStream.range(0, 2000)
            .mapToObj(seed -> new CountSketch(32, seed))
            .mapToDouble(sketch -> Kernels.inner(sketch.kernel(a), sketch.kernel(b)))
            .toArray();
    double mean = IntStream.range(0, 2000).mapToDouble(i -> found[i]).average().orElseThrow();
    double squares = IntStream.range(0, 2000).mapToDouble(i -> Math.pow(found[i] - mean, 2)).sum();
    double error = Math.sqrt(squares / 2000 / 1999);
    assertThat(mean).isCloseTo(Kernels.inner(a, b), within(3 * error));
  }

  @Test
  void sketchesAreLinear() {
    CountSketch sketch = new CountSketch(16, 5);
    Jacobian three = new Jacobian(new double[][] {{1, -2, 4}, {2, 2, 1}, {3, 0, 5}});
    double[][] found = sketch.kernel(three).rows();
    for (int i = 0; i < 16; i++) {
      assertThat(found[2][i]).isCloseTo(found[0][i] + found[1][i], within(1e-12));
    }
  }

  @Test
  void bucketsAndSignsAreEven() {
    CountSketch sketch = new CountSketch(8, 6);
    int[] filled = new int[8];
    int positive = 0;
    for (int i = 0; i < 4000; i++) {
      double[] one = new double[4000];
      one[i] = 1;
      double[] found = sketch.kernel(new Jacobian(new double[][] {one})).rows()[0];
      int bucket = IntStream.range(0, 8).filter(b -> found[b] != 0).findFirst().orElseThrow();
      filled[bucket]++;
      positive += found[bucket] > 0 ? 1 : 0;
    }
    for (int count : filled) {
      assertThat(count).isBetween(400, 600);
    }
    assertThat(positive).isBetween(1850, 2150);
  }

  @Test
  void aSampleIsSimilarToItselfByOne() {
    TinyNet net = TinyNet.random(7, false, 3, 10, 10, 2);
    Jacobian sketch =
        new CountSketch(32, 8)
            .correlation(net.jacobian(net.inputs(9, 1)[0]), Whitening.FLOOR)
            .orElseThrow();
    assertThat(trace(KernelMatrix.of(sketch, sketch)) / 2).isCloseTo(1, within(1e-12));
  }

  @Test
  void aSampleWithoutEvidenceHasNone() {
    assertThat(new CountSketch(32, 1).correlation(new Jacobian(new double[2][9]), 1e-10)).isEmpty();
  }

  private static double trace(double[][] matrix) {
    return IntStream.range(0, matrix.length).mapToDouble(i -> matrix[i][i]).sum();
  }
}
