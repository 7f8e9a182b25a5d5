package org.cadalign.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cadalign.engine.Engines;
import org.cadalign.engine.Network;
import org.cadalign.engine.Tensor;
import org.cadalign.raster.Window;
import org.cadalign.spec.OutlineMatcherSpec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.locationtech.jts.geom.Envelope;

/** Evidence of one pixel in a large window and in the windows that its reach allows. */
class ReachTest {
  @ParameterizedTest
  @CsvSource({"1, 2, 1", "2, 8, 2", "3, 22, 4", "4, 46, 8"})
  void growsWithTheResolutionsOfTheEncoder(int depth, int halo, int alignment) {
    Reach reach = Reach.of(spec(depth));
    assertThat(reach.halo()).isEqualTo(halo);
    assertThat(reach.alignment()).isEqualTo(alignment);
  }

  /** Every depth, and the pixel at every place in its pooling cell. */
  static Stream<List<Integer>> places() {
    return IntStream.rangeClosed(1, 4)
        .boxed()
        .flatMap(depth -> IntStream.range(0, 1 << (depth - 1)).mapToObj(j -> List.of(depth, j)));
  }

  @ParameterizedTest
  @MethodSource("places")
  void aWindowThatHoldsItHoldsAllThatCounts(List<Integer> place) {
    Scene scene = new Scene(spec(place.get(0)), place.get(1));
    float[] cut = scene.volume(scene.needed());
    float[] whole = scene.volume(scene.whole());
    for (int i = 0; i < whole.length; i++) {
      assertThat(cut[i]).isCloseTo(whole[i], within(1e-5f * scale(whole)));
    }
  }

  /** The margin is as small as it can be: some place in the cell needs each side's last cell. */
  @ParameterizedTest
  @CsvSource({"2, 1, 0", "2, 0, 1", "3, 1, 0", "3, 0, 1", "4, 1, 0", "4, 0, 1"})
  void aWindowOneCellSmallerIsTooSmall(int depth, int left, int right) {
    double apart = 0;
    for (int j = 0; j < 1 << (depth - 1); j++) {
      Scene scene = new Scene(spec(depth), j);
      Cells c = scene.needed();
      float[] cut =
          scene.volume(new Cells(c.x0() + left, c.y0(), c.x1() - right, c.y1(), c.side()));
      float[] whole = scene.volume(scene.whole());
      for (int i = 0; i < whole.length; i++) {
        apart = Math.max(apart, Math.abs(cut[i] - whole[i]) / scale(whole));
      }
    }
    assertThat(apart).isGreaterThan(1e-5);
  }

  /**
   * A group of 8 x 8 px that starts at some place in its pooling cell, on noise. Its envelope is
   * taken 2 px smaller on each side, which is what is allowed for lines beyond it.
   */
  private record Scene(OutlineMatcherSpec spec, int place) {
    private static final int SIDE = 192;
    private static final int FIRST = 88;
    private static final int WIDTH = 8;

    Cells needed() {
      double first = FIRST + place + 2;
      double last = FIRST + place + WIDTH - 2.01;
      return Cells.around(new Envelope(first, last, first, last), Reach.of(spec));
    }

    Cells whole() {
      int side = Reach.of(spec).alignment();
      return new Cells(0, 0, SIDE / side, SIDE / side, side);
    }

    float[] volume(Cells cells) {
      Window window = cells.window();
      try (Network network = Engines.named("torch").orElseThrow().build(spec, 1)) {
        Map<String, Tensor> answer =
            network.forward(
                OutlineMatcherSpec.EVIDENCE,
                Map.of(
                    "image", noise(window, 3, 1),
                    "valid", new Tensor(ones(window), 1, 1, window.height(), window.width()),
                    "map", noise(window, 3, 2),
                    "index", index(window),
                    "level", Evidence.level(1)));
        return answer.get("volume").data();
      }
    }

    private Tensor index(Window window) {
      return drawn(
          window,
          1,
          (x, y) ->
              Math.min(x, y) >= FIRST + place && Math.max(x, y) < FIRST + place + WIDTH ? 1 : 0);
    }

    private static Tensor noise(Window window, int channels, int seed) {
      return drawn(
          window,
          channels,
          (x, y) -> (float) new SplittableRandom(seed + 1000L * (y * SIDE + x)).nextDouble());
    }

    private static float[] ones(Window window) {
      float[] ones = new float[Math.toIntExact(window.area())];
      Arrays.fill(ones, 1);
      return ones;
    }

    private static Tensor drawn(Window window, int channels, Pixel pixel) {
      int area = Math.toIntExact(window.area());
      float[] values = new float[channels * area];
      for (int i = 0; i < values.length; i++) {
        int row = i % area / window.width();
        values[i] = pixel.at(window.x() + i % window.width(), window.y() + row);
      }
      return new Tensor(values, 1, channels, window.height(), window.width());
    }
  }

  private interface Pixel {
    float at(int x, int y);
  }

  private static OutlineMatcherSpec spec(int depth) {
    return new OutlineMatcherSpec("small", 4, depth, 2, 4, List.of(8.0), 4);
  }

  private static float scale(float[] values) {
    float largest = 0;
    for (float value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }
}
