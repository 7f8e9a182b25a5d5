package org.cadalign.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.cadalign.count.CountOptions.SecondPass;
import org.cadalign.gradient.GradientSource;
import org.cadalign.gradient.Jacobian;
import org.cadalign.gradient.TinyNet;
import org.cadalign.kernel.KernelMatrix;
import org.cadalign.kernel.Kernels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SoftCountsTest {
  private static final CountOptions PLAIN = CountOptions.defaults();

  @Property(tries = 20)
  void theyAreTheRowSumsOfAllPairs(
      @ForAll long seed, @ForAll boolean relu, @ForAll @IntRange(min = 1, max = 3) int outputs)
      throws InterruptedException {
    TinyNet net = TinyNet.random(seed, relu, 3, 6, 5, outputs);
    double[][] inputs = net.inputs(seed, 20);
    double[] found = SoftCounts.within(net.on(inputs), PLAIN).values();
    for (int i = 0; i < inputs.length; i++) {
      Jacobian x = net.jacobian(inputs[i]);
      double sum = 0;
      for (double[] other : inputs) {
        sum += Kernels.similarity(x, net.jacobian(other)).orElseThrow();
      }
      assertThat(found[i]).isCloseTo(sum, within(1e-10 * inputs.length));
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 2", "7, 1", "7, 2", "64, 3", "3, 4"})
  void batchesAndWorkersDoNotChangeABit(int batch, int workers) throws InterruptedException {
    GradientSource source = source(100, 2);
    CountOptions options = PLAIN.withBatch(batch).withWorkers(workers);
    FirstPass plain = SoftCounts.first(source, List.of(SummedKernel.CORRELATION), PLAIN);
    FirstPass other = SoftCounts.first(source, List.of(SummedKernel.CORRELATION), options);
    assertThat(other.sums().get(0).rows()).isDeepEqualTo(plain.sums().get(0).rows());
    assertThat(SoftCounts.within(source, options).values())
        .containsExactly(SoftCounts.within(source, PLAIN).values());
  }

  /** Long enough for several stripes of the sum. */
  @Test
  void manyParametersAreSummedInStripes() throws InterruptedException {
    TinyNet net = TinyNet.random(3, false, 40, 300, 30, 1);
    GradientSource source = net.on(net.inputs(4, 12));
    GradientSum plain = SoftCounts.sum(source, PLAIN);
    GradientSum parallel = SoftCounts.sum(source, PLAIN.withWorkers(4));
    assertThat(Arrays.equals(parallel.rows()[0], plain.rows()[0])).isTrue();
    double[][] whole = new double[1][source.parameters()];
    for (Jacobian jacobian : source.jacobians(0, 12)) {
      double norm = Math.sqrt(Kernels.inner(jacobian, jacobian));
      Arrays.setAll(whole[0], i -> whole[0][i] + jacobian.rows()[0][i] / norm);
    }
    double farthest =
        IntStream.range(0, whole[0].length)
            .mapToDouble(i -> Math.abs(plain.rows()[0][i] - whole[0][i]))
            .max()
            .orElseThrow();
    assertThat(farthest).isLessThan(1e-12);
  }

  @Test
  void directionalDerivativesGiveTheSame() throws InterruptedException {
    GradientSource source = source(50, 2);
    CountOptions directional = PLAIN.withSecondPass(SecondPass.DIRECTIONAL).withBatch(8);
    List<SummedKernel> kernels = List.of(SummedKernel.INNER, SummedKernel.CORRELATION);
    List<Counts> expected = SoftCounts.within(source, kernels, PLAIN);
    List<Counts> found = SoftCounts.within(source, kernels, directional);
    for (int k = 0; k < 2; k++) {
      assertThat(found.get(k).values()).containsExactly(expected.get(k).values(), within(1e-10));
    }
  }

  /** Gradients as a network in float32 gives them, against all of them in memory at once. */
  @Test
  void streamingGivesWhatIsGotInMemory() throws InterruptedException {
    TinyNet net = TinyNet.random(5, true, 3, 16, 16, 2);
    double[][] inputs = net.inputs(6, 80);
    double[] streamed = SoftCounts.within(net.on(inputs, SoftCountsTest::rounded), PLAIN).values();
    List<Jacobian> all = Arrays.stream(inputs).map(net::jacobian).toList();
    for (int i = 0; i < streamed.length; i++) {
      Jacobian x = all.get(i);
      double sum = all.stream().mapToDouble(o -> Kernels.similarity(x, o).orElseThrow()).sum();
      assertThat(streamed[i]).isCloseTo(sum, withPercentage(1e-3));
    }
  }

  @Test
  void theUnnormalisedMatrixIsTheSumOfPairMatrices() throws InterruptedException {
    GradientSource source = source(20, 2);
    List<Jacobian> all = source.jacobians(0, 20);
    Counts counts = SoftCounts.within(source, List.of(SummedKernel.INNER), PLAIN).get(0);
    for (int i = 0; i < all.size(); i++) {
      double[][] sum = new double[2][2];
      for (Jacobian other : all) {
        double[][] k = KernelMatrix.of(all.get(i), other);
        IntStream.range(0, 4).forEach(e -> sum[e / 2][e % 2] += k[e / 2][e % 2]);
      }
      double[][] found = counts.each().get(i).orElseThrow().matrix();
      assertThat(found[0]).containsExactly(sum[0], within(1e-9));
      assertThat(found[1]).containsExactly(sum[1], within(1e-9));
    }
  }

  @Test
  void theOrderOfTheSamplesDoesNotMatter() throws InterruptedException {
    TinyNet net = TinyNet.random(7, false, 3, 6, 5, 2);
    List<double[]> inputs = new ArrayList<>(List.of(net.inputs(8, 30)));
    double[] plain = SoftCounts.within(on(net, inputs), PLAIN).values();
    List<Integer> order = new ArrayList<>(IntStream.range(0, 30).boxed().toList());
    Collections.shuffle(order, new Random(9));
    List<double[]> shuffled = order.stream().map(inputs::get).toList();
    double[] found = SoftCounts.within(on(net, shuffled), PLAIN).values();
    for (int i = 0; i < found.length; i++) {
      assertThat(found[i]).isCloseTo(plain[order.get(i)], within(1e-10));
    }
  }

  @Test
  void samplesWithoutEvidenceAreLeftOutAndCounted() throws InterruptedException {
    TinyNet net = TinyNet.random(10, false, 3, 6, 5, 2);
    double[][] inputs = net.inputs(11, 12);
    double[][] fewer = Arrays.copyOf(inputs, 9);
    List<double[]> last = Arrays.asList(inputs).subList(9, 12);
    GradientSource source = blinded(net, inputs, last);
    GradientSum sum = SoftCounts.sum(source, PLAIN.withWorkers(2));
    Counts counts = SoftCounts.within(source, PLAIN.withWorkers(2));
    assertThat(List.of(sum.samples(), sum.withoutEvidence())).containsExactly(9L, 3L);
    assertThat(List.of(counts.among(), counts.withoutEvidence())).containsExactly(9L, 3L);
    assertThat(counts.each().subList(9, 12)).containsOnly(Optional.empty());
    assertThat(counts.values())
        .containsExactly(SoftCounts.within(net.on(fewer), PLAIN).values(), within(1e-12));
  }

  @Test
  void aSampleAloneHasOneNeighbour() throws InterruptedException {
    assertThat(SoftCounts.within(source(1, 2), PLAIN).values())
        .containsExactly(new double[] {1}, within(1e-12));
  }

  @Test
  void countsAmongOthersComeFromTheirSum() throws InterruptedException {
    TinyNet net = TinyNet.random(12, false, 3, 6, 5, 1);
    double[][] inputs = net.inputs(13, 20);
    GradientSum sum = SoftCounts.sum(net.on(Arrays.copyOf(inputs, 15)), PLAIN);
    Counts counts = SoftCounts.against(net.on(Arrays.copyOfRange(inputs, 15, 20)), sum, PLAIN);
    double expected =
        IntStream.range(0, 15)
            .mapToDouble(
                j ->
                    Kernels.similarity(net.jacobian(inputs[17]), net.jacobian(inputs[j]))
                        .orElseThrow())
            .sum();
    assertThat(counts.values()[2]).isCloseTo(expected, within(1e-10));
    assertThat(counts.among()).isEqualTo(15);
  }

  /** Linear in time: each pass asks for each Jacobian once, whatever the number of samples. */
  @ParameterizedTest
  @CsvSource({"10", "50", "250"})
  void eachPassNeedsEachJacobianOnce(int samples) throws InterruptedException {
    TinyNet net = TinyNet.random(14, false, 3, 4, 1);
    AtomicInteger asked = new AtomicInteger();
    GradientSource source =
        net.on(
            net.inputs(15, samples),
            jacobian -> {
              asked.incrementAndGet();
              return jacobian;
            });
    SoftCounts.within(source, PLAIN.withWorkers(2).withBatch(4));
    assertThat(asked).hasValue(2 * samples);
  }

  @Test
  void progressCountsEachSampleTwice() throws InterruptedException {
    List<Long> told = new ArrayList<>();
    SoftCounts.within(source(5, 1), PLAIN.withBatch(2).withProgress(told::add));
    assertThat(told).containsExactly(2L, 4L, 5L, 7L, 9L, 10L);
  }

  @ParameterizedTest
  @CsvSource({"1", "2", "5"})
  void aFaultOfTheNetworkReachesTheCaller(int workers) {
    TinyNet net = TinyNet.random(16, false, 3, 4, 1);
    AtomicInteger asked = new AtomicInteger();
    GradientSource source =
        net.on(
            net.inputs(17, 40),
            jacobian -> {
              if (asked.incrementAndGet() == 20) {
                throw new IllegalStateException("the network broke");
              }
              return jacobian;
            });
    assertThatThrownBy(() -> SoftCounts.within(source, PLAIN.withWorkers(workers)))
        .hasMessage("the network broke");
  }

  @Test
  void aSumOfAnotherNetworkIsRefused() throws InterruptedException {
    GradientSum sum = SoftCounts.sum(source(3, 1), PLAIN);
    assertThatThrownBy(() -> SoftCounts.against(source(3, 2), sum, PLAIN))
        .hasMessage("a sum of 1 outputs and 65 parameters, a network of 2 and 71");
  }

  private static GradientSource source(int samples, int outputs) {
    TinyNet net = TinyNet.random(1, false, 3, 6, 5, outputs);
    return net.on(net.inputs(2, samples));
  }

  private static GradientSource on(TinyNet net, List<double[]> inputs) {
    return net.on(inputs.toArray(double[][]::new));
  }

  /** The gradients of some samples are zero, parallel, and not a number in turn. */
  private static GradientSource blinded(TinyNet net, double[][] inputs, List<double[]> blind) {
    List<double[][]> broken =
        List.of(
            new double[2][net.theta().length],
            new double[][] {net.theta(), net.theta()},
            new double[][] {nan(net.theta().length), net.theta()});
    GradientSource plain = net.on(inputs);
    return new GradientSource() {
      @Override
      public int size() {
        return plain.size();
      }

      @Override
      public int outputs() {
        return plain.outputs();
      }

      @Override
      public int parameters() {
        return plain.parameters();
      }

      @Override
      public List<Jacobian> jacobians(int from, int to) {
        return IntStream.range(from, to)
            .mapToObj(
                i ->
                    blind.contains(inputs[i])
                        ? new Jacobian(broken.get(blind.indexOf(inputs[i])))
                        : net.jacobian(inputs[i]))
            .toList();
      }
    };
  }

  private static double[] nan(int length) {
    double[] nan = new double[length];
    nan[length / 2] = Double.NaN;
    return nan;
  }

  private static Jacobian rounded(Jacobian jacobian) {
    return new Jacobian(
        Arrays.stream(jacobian.rows())
            .map(row -> Arrays.stream(row).map(v -> (float) v).toArray())
            .toArray(double[][]::new));
  }
}
