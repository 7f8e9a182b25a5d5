package org.cadalign.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.cadalign.draw.Outline;
import org.cadalign.field.Displacement;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;

/** Flaws of maps: coarse outlines and buildings that are no longer there. */
class SampledMapTest {
  private static final int SIZE = 96;
  private static final int DRAWS = 200;
  private static final TrainingScene TOWN = Town.scene(1, 560);

  @Test
  void someMapsAreCoarseByAFewPercent() {
    int coarse = 0;
    for (int seed = 0; seed < DRAWS; seed++) {
      SampledMap map = draw(seed, true);
      double most = 0;
      for (int i = 0; i < map.shown().size() - map.stale(); i++) {
        Envelope shown = map.shown().get(i).bounds();
        Envelope truth = map.truths().get(i).bounds();
        most = Math.max(most, Math.abs(shown.getWidth() / truth.getWidth() - 1));
        most = Math.max(most, Math.abs(shown.getHeight() / truth.getHeight() - 1));
        assertCentreStays(map, i);
      }
      // The sides of a box about a turned house change by a mixture of both.
      assertThat(most).isLessThan(0.0501);
      coarse += most > 1e-6 ? 1 : 0;
    }
    assertThat(coarse / (double) DRAWS).isCloseTo(0.3, within(0.1));
  }

  /** Even where the outline is too wide, its centre must go to the centre of its label. */
  private static void assertCentreStays(SampledMap map, int i) {
    Displacement d = map.displacements().get(i);
    Coordinate centre = map.centres().get(i);
    Envelope shown = map.shown().get(i).bounds();
    Envelope truth = map.truths().get(i).bounds();
    // A centroid's place in its box, in shares of the box, is that of the label.
    double share = (centre.x - shown.getMinX()) / shown.getWidth();
    double wanted = (centre.x + d.dx() - truth.getMinX()) / truth.getWidth();
    assertThat(share).isCloseTo(wanted, within(0.02));
  }

  @Test
  void someMapsAreOutOfDateAndNothingIsLearntOfThat() {
    int outdated = 0;
    for (int seed = 0; seed < DRAWS; seed++) {
      SampledMap map = draw(seed, true);
      outdated += map.stale() > 0 ? 1 : 0;
      int real = map.shown().size() - map.stale();
      assertThat(map.stale()).isLessThanOrEqualTo((int) Math.ceil(0.25 * real));
      assertThat(map.centres()).hasSameSizeAs(map.shown());
      assertThat(map.displacements()).hasSameSizeAs(map.shown());
      float[] all = new float[SIZE * SIZE];
      Arrays.fill(all, 1);
      int[] every = IntStream.rangeClosed(1, map.shown().size()).toArray();
      float[] weight = map.weight(all, every).data();
      for (int i = real; i < weight.length; i++) {
        assertThat(weight[i]).isZero();
        assertThat(map.displacements().get(i)).isEqualTo(Displacement.ZERO);
      }
      // Labels, and so the segmentation, do not have what is not there.
      assertThat(map.labels()).hasSizeLessThan(100).hasSizeGreaterThanOrEqualTo(1);
    }
    assertThat(outdated / (double) DRAWS).isBetween(0.1, 0.3);
  }

  @Test
  void withoutFlawsEveryOutlineIsItsLabelMoved() {
    for (int seed = 0; seed < 20; seed++) {
      SampledMap map = draw(seed, false);
      assertThat(map.stale()).isZero();
      for (int i = 0; i < map.shown().size(); i++) {
        assertThat(map.shown().get(i).bounds().getWidth())
            .isCloseTo(map.truths().get(i).bounds().getWidth(), within(1e-9));
      }
    }
  }

  /** A map lacks some of its labels' groups in most samples, unless it is to be complete. */
  @Test
  void completeMapsLackNoGroupOfTheirLabels() {
    TrainingSampler.Options options = TrainingSampler.Options.standard(0, SIZE).plain();
    int lacking = 0;
    for (int seed = 0; seed < DRAWS; seed++) {
      View view = View.plain(2, SIZE, TOWN.groups().get(40).centroid());
      SampledMap usual = draw(seed, view, options);
      SampledMap complete = draw(seed, view, options.complete());
      List<Outline> inside = usual.labels().stream().filter(SampledMapTest::isInside).toList();
      lacking += boxes(usual.truths()).containsAll(boxes(inside)) ? 0 : 1;
      assertThat(boxes(complete.truths())).containsAll(boxes(inside));
      assertThat(boxes(complete.labels())).isEqualTo(boxes(usual.labels()));
    }
    assertThat(lacking / (double) DRAWS).isBetween(0.3, 1.0);
  }

  private static boolean isInside(Outline outline) {
    return new Envelope(0, SIZE, 0, SIZE).contains(outline.bounds());
  }

  private static List<Envelope> boxes(List<Outline> outlines) {
    return outlines.stream().map(Outline::bounds).toList();
  }

  private static SampledMap draw(int seed, boolean flawed) {
    View view = View.random(new SplittableRandom(seed), 2, SIZE, TOWN.groups().get(40).centroid());
    TrainingSampler.Options options = TrainingSampler.Options.standard(0, SIZE);
    return draw(seed, view, flawed ? options : options.plain());
  }

  private static SampledMap draw(int seed, View view, TrainingSampler.Options options) {
    return SampledMap.draw(new SplittableRandom(1000 + seed), TOWN, view, 40, options);
  }
}
