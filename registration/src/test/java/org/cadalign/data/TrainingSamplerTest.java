package org.cadalign.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.cadalign.draw.MapDrawing;
import org.cadalign.draw.Outline;
import org.cadalign.engine.Tensor;
import org.cadalign.noise.SmoothField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingSamplerTest {
  private static final int SIZE = 64;
  private static final TrainingScene TOWN = Town.scene(1, 560);
  private static final TrainingSampler SAMPLER =
      new TrainingSampler(List.of(TOWN), TrainingSampler.Options.standard(9, SIZE));

  @Test
  void aSampleDependsOnItsNumberAlone() {
    List<SortedMap<String, Tensor>> first = new ArrayList<>();
    IntStream.range(0, 12).forEach(i -> first.add(SAMPLER.sample(i).tensors()));
    List<Integer> backwards = new ArrayList<>(IntStream.range(0, 12).boxed().toList());
    Collections.reverse(backwards);
    backwards.parallelStream().forEach(i -> assertSame(SAMPLER.sample(i).tensors(), first.get(i)));
    assertThat(SAMPLER.sample(12).tensor(Sample.IMAGE).data())
        .isNotEqualTo(first.get(0).get(Sample.IMAGE).data());
  }

  /** So that the building is seen as others are when their neighbours are counted. */
  @Test
  void aCentredSampleHasItsAnchorInTheMiddle() {
    for (int i = 0; i < 12; i++) {
      TrainingSampler.Centred centred = SAMPLER.centred(i);
      Sample sample = centred.sample();
      assertThat(sample.level()).isEqualTo(SAMPLER.sample(i).level());
      float[] position = sample.tensor(Sample.POSITION).data();
      float[] asked = sample.tensor(Sample.DISPLACEMENT).data();
      double nearest = Double.POSITIVE_INFINITY;
      for (int k = 0; k < asked.length; k += 2) {
        double x = position[k] / sample.level() + asked[k] - SIZE / 2.0;
        double y = position[k + 1] / sample.level() + asked[k + 1] - SIZE / 2.0;
        nearest = Math.min(nearest, Math.hypot(x, y));
      }
      assertThat(nearest).isLessThan(1);
      assertThat(TOWN.groups().stream().map(Group::centroid)).contains(centred.centre());
    }
  }

  private static void assertSame(SortedMap<String, Tensor> a, SortedMap<String, Tensor> b) {
    assertThat(a.keySet()).isEqualTo(b.keySet());
    a.forEach(
        (name, tensor) -> {
          assertThat(tensor.shape()).isEqualTo(b.get(name).shape());
          assertThat(tensor.data()).isEqualTo(b.get(name).data());
        });
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11})
  void tensorsHaveTheirStatedShapesAndRanges(long number) {
    Sample sample = SAMPLER.sample(number);
    int groups = sample.tensor(Sample.WEIGHT).length(0);
    assertThat(groups).isPositive();
    assertThat(sample.tensor(Sample.IMAGE).shape()).containsExactly(1, 3, SIZE, SIZE);
    assertThat(sample.tensor(Sample.VALID).shape()).containsExactly(1, 1, SIZE, SIZE);
    assertThat(sample.tensor(Sample.MAP).shape()).containsExactly(1, 3, SIZE, SIZE);
    assertThat(sample.tensor(Sample.SEGMENTATION).shape()).containsExactly(1, 3, SIZE, SIZE);
    assertThat(sample.tensor(Sample.POSITION).shape()).containsExactly(groups, 2);
    assertThat(sample.tensor(Sample.DISPLACEMENT).shape()).containsExactly(groups, 2);
    assertThat(sample.tensor(Sample.LEVEL).data()[0]).isBetween(0f, 3f);
    for (float index : sample.tensor(Sample.INDEX).data()) {
      assertThat(index).isBetween(0f, (float) groups);
    }
    for (float value : sample.tensor(Sample.IMAGE).data()) {
      assertThat(value).isBetween(-2f, 2f);
    }
    float[] d = sample.tensor(Sample.DISPLACEMENT).data();
    for (int i = 0; i < d.length; i += 2) {
      assertThat(Math.hypot(d[i], d[i + 1])).isLessThanOrEqualTo(3.8001);
    }
  }

  @Test
  void levelsAreDrawnAsOftenAsStated() {
    double[] count = new double[9];
    IntStream.range(0, 1000).forEach(i -> count[SAMPLER.sample(i).level()] += 1);
    assertThat(count[1] / 1000).isCloseTo(0.4, within(0.06));
    assertThat(count[2] / 1000).isCloseTo(0.3, within(0.06));
    assertThat(count[4] / 1000).isCloseTo(0.2, within(0.06));
    assertThat(count[8] / 1000).isCloseTo(0.1, within(0.06));
  }

  /**
   * Only a rigid part, and maps without flaws: then the whole map, moved by any group's
   * displacement, must be the labels.
   */
  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15})
  void theDisplacementTakesTheMapToTheLabels(long number) {
    SmoothField.Sizes sizes = new SmoothField.Sizes(45, 120);
    Misalignment rigid = new Misalignment(1, 3, 0, sizes, 0, 0, 2, 3.8);
    TrainingSampler.Options options =
        new TrainingSampler.Options(2, SIZE, List.of(1., 1., 0., 0.), 0, 1, false, rigid, true);
    Sample sample = new TrainingSampler(List.of(TOWN), options).sample(number);
    float[] d = sample.tensor(Sample.DISPLACEMENT).data();
    float[] labels = sample.tensor(Sample.SEGMENTATION).data();
    float[] map = sample.tensor(Sample.MAP).data();
    double right = 0;
    double still = 0;
    double wrong = 0;
    for (int y = 6; y < SIZE - 6; y++) {
      for (int x = 6; x < SIZE - 6; x++) {
        double fill = bilinear(map, x, y);
        right += Math.max(0, bilinear(map, x - d[0], y - d[1]) - labels[y * SIZE + x]);
        still += Math.max(0, fill - labels[y * SIZE + x]);
        wrong += Math.max(0, bilinear(map, x + d[0], y + d[1]) - labels[y * SIZE + x]);
      }
    }
    double length = Math.hypot(d[0], d[1]);
    if (length > 1) {
      assertThat(right).isLessThan(0.6 * still);
      assertThat(still).isLessThan(wrong);
    }
  }

  /** What bilinear sampling cannot tell: that moved outlines land on their labels to rounding. */
  @Test
  void everyGroupLandsOnItsOwnLabel() {
    for (int level = 1; level <= 8; level *= 2) {
      View view =
          View.random(
              new java.util.SplittableRandom(level), level, SIZE, TOWN.groups().get(20).centroid());
      SampledMap map =
          SampledMap.draw(
              new java.util.SplittableRandom(3),
              TOWN,
              view,
              20,
              TrainingSampler.Options.standard(0, SIZE).plain());
      List<Outline> landed = new ArrayList<>();
      for (int i = 0; i < map.shown().size(); i++) {
        landed.add(
            map.shown()
                .get(i)
                .moved(map.displacements().get(i).dx(), map.displacements().get(i).dy()));
      }
      assertThat(landed).isNotEmpty();
      float[] a = MapDrawing.standard().draw(landed, view.window()).channels();
      float[] b = MapDrawing.standard().draw(map.truths(), view.window()).channels();
      assertThat(a).containsExactly(b, within(1e-5f));
    }
  }

  /**
   * Roofs in the image are where the labels' fill is: image and map share axes, origin and turning.
   */
  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11})
  void labelsLieOnTheirRoofs(long number) {
    Sample sample = SAMPLER.sample(number);
    float[] image = sample.tensor(Sample.IMAGE).data();
    float[] valid = sample.tensor(Sample.VALID).data();
    float[] labels = sample.tensor(Sample.SEGMENTATION).data();
    double here = correlation(image, labels, valid, 0, 0);
    for (int[] step : new int[][] {{1, 0}, {-1, 0}, {0, 1}, {0, -1}}) {
      assertThat(correlation(image, labels, valid, step[0], step[1])).isLessThan(here);
    }
    assertThat(here).isGreaterThan(0.8);
  }

  @Test
  void groupsThatAreCutHaveNoWeight() {
    for (int number = 0; number < 60; number++) {
      Sample sample = SAMPLER.sample(number);
      float[] index = sample.tensor(Sample.INDEX).data();
      float[] valid = sample.tensor(Sample.VALID).data();
      float[] weight = sample.tensor(Sample.WEIGHT).data();
      for (int i = 0; i < index.length; i++) {
        int x = i % SIZE;
        int y = i / SIZE;
        boolean border = x == 0 || y == 0 || x == SIZE - 1 || y == SIZE - 1;
        if (index[i] > 0 && valid[i] == 0) {
          assertThat(weight[(int) index[i] - 1]).isZero();
        }
        if (border && sample.tensor(Sample.MAP).data()[i] > 0 && index[i] > 0) {
          assertThat(weight[(int) index[i] - 1]).isZero();
        }
      }
    }
  }

  @Test
  void positionsAreInTheirOwnRegions() {
    for (int number = 0; number < 20; number++) {
      Sample sample = SAMPLER.sample(number);
      float[] position = sample.tensor(Sample.POSITION).data();
      float[] weight = sample.tensor(Sample.WEIGHT).data();
      for (int i = 0; i < weight.length; i++) {
        if (weight[i] > 0) {
          int x = (int) (position[2 * i] / sample.level());
          int y = (int) (position[2 * i + 1] / sample.level());
          assertThat(sample.tensor(Sample.INDEX).data()[y * SIZE + x]).isEqualTo(i + 1);
        }
      }
    }
  }

  @Test
  void refusesScenesWithoutBuildings() {
    TrainingScene empty = TrainingScene.of("empty", TOWN.raster(), List.of());
    assertThatThrownBy(
            () -> new TrainingSampler(List.of(empty), TrainingSampler.Options.standard(1, SIZE)))
        .hasMessage("no scene holds a building");
  }

  private static double bilinear(float[] fill, double x, double y) {
    int i = (int) Math.floor(x);
    int j = (int) Math.floor(y);
    double u = x - i;
    double v = y - j;
    return (1 - v) * ((1 - u) * fill[j * SIZE + i] + u * fill[j * SIZE + i + 1])
        + v * ((1 - u) * fill[(j + 1) * SIZE + i] + u * fill[(j + 1) * SIZE + i + 1]);
  }

  private static double correlation(float[] image, float[] fill, float[] valid, int dx, int dy) {
    double n = 0;
    double sa = 0;
    double sb = 0;
    double saa = 0;
    double sbb = 0;
    double sab = 0;
    for (int y = 1; y < SIZE - 1; y++) {
      for (int x = 1; x < SIZE - 1; x++) {
        int at = y * SIZE + x;
        if (valid[at] > 0) {
          double a = image[at];
          double b = fill[(y + dy) * SIZE + x + dx];
          n++;
          sa += a;
          sb += b;
          saa += a * a;
          sbb += b * b;
          sab += a * b;
        }
      }
    }
    return (sab - sa * sb / n) / Math.sqrt((saa - sa * sa / n) * (sbb - sb * sb / n));
  }
}
