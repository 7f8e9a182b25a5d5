package org.cadalign.torch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.cadalign.engine.EngineOptions.Precision;
import org.cadalign.engine.Samples;
import org.cadalign.engine.Tensor;
import org.cadalign.spec.OutlineMatcherSpec;
import org.cadalign.torch.CorrelationVolume.Way;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CorrelationVolumeTest {
  private static final int SIDE = 24;
  private static final int RADIUS = 3;

  @BeforeAll
  static void unpack() {
    Natives.unpack();
  }

  /** An image that is the drawing moved by (dx, dy) must match best at exactly that shift. */
  @ParameterizedTest
  @CsvSource({"0, 0", "2, 0", "0, 3", "-3, 1", "1, -2"})
  @SuppressWarnings("try")
  void isGreatestWhereTheImageWasMovedTo(int dx, int dy) {
    Tensor drawn = Tensor.zeros(1, 3, SIDE, SIDE);
    Tensor seen = Tensor.zeros(1, 3, SIDE, SIDE);
    Tensor index = Tensor.zeros(1, 1, SIDE, SIDE);
    SplittableRandom random = new SplittableRandom(1);
    for (int y = 8; y < 16; y++) {
      for (int x = 6; x < 17; x++) {
        index.data()[y * SIDE + x] = 1;
        for (int c = 0; c < 3; c++) {
          float value = (float) random.nextDouble();
          drawn.data()[(c * SIDE + y) * SIDE + x] = value;
          seen.data()[(c * SIDE + y + dy) * SIDE + x + dx] = value;
        }
      }
    }
    try (PointerScope scope = new PointerScope()) {
      float[] volume = volume(seen, drawn, index).data();
      int side = 2 * RADIUS + 1;
      int expected = (dy + RADIUS) * side + dx + RADIUS;
      for (int channel = 0; channel < 3; channel++) {
        assertThat(greatest(volume, channel * side * side, side * side)).isEqualTo(expected);
      }
    }
  }

  /** Single precision has its own way, whose derivatives the graph does not pass by itself. */
  @ParameterizedTest
  @CsvSource({"FLOAT32, true", "BFLOAT16, true", "FLOAT64, false"})
  @SuppressWarnings("try")
  void cutsTheGraphInSinglePrecision(Precision precision, boolean cut) {
    Tensor ones = Tensor.zeros(1, 3, SIDE, SIDE);
    Arrays.fill(ones.data(), 1);
    try (PointerScope scope = new PointerScope()) {
      org.bytedeco.pytorch.Tensor seen = Transfer.in(ones, precision).set_requires_grad(true);
      org.bytedeco.pytorch.Tensor index = Transfer.in(ones, precision).narrow(1, 0, 1);
      CorrelationVolume.Result result =
          new CorrelationVolume(RADIUS).of(seen, Transfer.in(ones, precision), index, 0, false);
      assertThat(result.cut().isPresent()).isEqualTo(cut);
    }
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  @SuppressWarnings("try")
  void allWaysAgree(Way way) {
    try (PointerScope scope = new PointerScope()) {
      Found expected = found(Way.IN_JAVA);
      Found found = found(way);
      assertThat(found.volume).usingComparatorWithPrecision(1e-4f).containsExactly(expected.volume);
      assertThat(found.bySeen).usingComparatorWithPrecision(1e-4f).containsExactly(expected.bySeen);
      assertThat(found.byDrawn)
          .usingComparatorWithPrecision(1e-3f)
          .containsExactly(expected.byDrawn);
    }
  }

  /** Of two windows with four groups each, one group of which has no pixel. */
  private static Found found(Way way) {
    Map<String, Tensor> sample = Samples.outlineMatcher(OutlineMatcherSpec.compact(), 32, 5);
    Tensor index = sample.get("index");
    org.bytedeco.pytorch.Tensor one = in(index);
    org.bytedeco.pytorch.Tensor both =
        torch.cat(new TensorVector(one, one.add(one.gt(new Scalar(0.5)).mul(new Scalar(4.0)))), 0);
    org.bytedeco.pytorch.Tensor seen = twice(in(sample.get("image")));
    org.bytedeco.pytorch.Tensor drawn = twice(in(sample.get("map")));
    CorrelationVolume.Result result = new CorrelationVolume(RADIUS).of(seen, drawn, both, 9, way);
    SortedMap<String, org.bytedeco.pytorch.Tensor> leaves =
        new TreeMap<>(Map.of("drawn", drawn, "seen", seen));
    org.bytedeco.pytorch.Tensor loss = result.volume().square().sum();
    double[] derivative =
        new Derivatives(leaves, seen.numel() + drawn.numel()).of(loss, result.cut(), false);
    int half = derivative.length / 2;
    return new Found(
        Transfer.values(result.volume()),
        floats(derivative, half, derivative.length),
        floats(derivative, 0, half));
  }

  private static org.bytedeco.pytorch.Tensor twice(org.bytedeco.pytorch.Tensor x) {
    return torch.cat(new TensorVector(x, x.mul(new Scalar(0.5))), 0).set_requires_grad(true);
  }

  private static float[] floats(double[] values, int from, int to) {
    float[] floats = new float[to - from];
    for (int i = from; i < to; i++) {
      floats[i - from] = (float) values[i];
    }
    return floats;
  }

  private record Found(float[] volume, float[] bySeen, float[] byDrawn) {}

  private static Tensor volume(Tensor seen, Tensor drawn, Tensor index) {
    return Transfer.out(
        new CorrelationVolume(RADIUS)
            .of(in(seen), in(drawn), in(index), 0, false)
            .volume()
            .contiguous());
  }

  private static org.bytedeco.pytorch.Tensor in(Tensor tensor) {
    return Transfer.in(tensor, Precision.FLOAT32);
  }

  private static int greatest(float[] values, int from, int count) {
    int best = 0;
    for (int i = 1; i < count; i++) {
      best = values[from + i] > values[from + best] ? i : best;
    }
    return best;
  }
}
