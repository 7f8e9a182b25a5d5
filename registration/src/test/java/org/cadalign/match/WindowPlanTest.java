package org.cadalign.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.cadalign.raster.Window;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;

class WindowPlanTest {
  private static final Reach REACH = new Reach(8, 64, 16, 500);

  @Property(tries = 60)
  void everyGroupLiesWithItsMarginInExactlyOneAlignedWindow(
      @ForAll long seed,
      @ForAll @IntRange(max = 80) int count,
      @ForAll @IntRange(min = 16, max = 2000) int core,
      @ForAll @IntRange(min = 40_000, max = 1_000_000) int maxPixels) {
    SortedMap<Integer, Envelope> groups = scattered(seed, count, 3000, 60);
    WindowPlan plan = WindowPlan.of(groups, REACH, new MatchOptions(core, maxPixels, 1, 1));
    SortedMap<Integer, Window> windows = new TreeMap<>();
    for (EvidenceWindow plot : plan.windows()) {
      assertThat(plot.window().area()).isLessThanOrEqualTo(maxPixels);
      plot.groups().forEach(g -> assertThat(windows.put(g, plot.window())).isNull());
    }
    assertThat(windows.size() + plan.tooLarge().size()).isEqualTo(count);
    windows.forEach((group, window) -> check(groups.get(group), window));
  }

  private static void check(Envelope group, Window w) {
    Envelope need = new Envelope(group);
    need.expandBy(8 + 2 + 64);
    assertThat(new Envelope(w.x(), w.x() + w.width(), w.y(), w.y() + w.height()).contains(need))
        .isTrue();
    assertThat(List.of(w.x(), w.y(), w.width(), w.height())).allMatch(v -> v % 16 == 0);
  }

  @Test
  void computesAtMostOneAndAHalfTimesThePixelsUsed() {
    MatchOptions options = MatchOptions.withThreads(1);
    for (int count : new int[] {1, 20, 200, 5000}) {
      WindowPlan plan = WindowPlan.of(scattered(7, count, 8000, 40), REACH, options);
      assertThat(plan.pixelRatio()).as("%d groups", count).isBetween(1.0, 1.5);
    }
  }

  /** A line of the grid of cells runs along the image's upper and left border. */
  @Test
  void groupsMovedBeyondTheBorderGetNoWindowOfTheirOwn() {
    SortedMap<Integer, Envelope> groups = new TreeMap<>();
    for (int i = 0; i < 9; i++) {
      double x = 40 * (i % 3) - 6;
      double y = 40 * Math.floorDiv(i, 3) - 6;
      groups.put(i, new Envelope(x, x + 8, y, y + 8));
    }
    WindowPlan plan = WindowPlan.of(groups, REACH, MatchOptions.withThreads(1));
    assertThat(plan.windows()).hasSize(1);
    assertThat(plan.pixelRatio()).isLessThan(1.05);
  }

  @Test
  void nothingNeedsNoWindow() {
    WindowPlan plan = WindowPlan.of(new TreeMap<>(), REACH, MatchOptions.withThreads(1));
    assertThat(plan).isEqualTo(new WindowPlan(List.of(), List.of(), 1));
  }

  private static SortedMap<Integer, Envelope> scattered(
      long seed, int count, double extent, double largest) {
    Random random = new Random(seed);
    SortedMap<Integer, Envelope> groups = new TreeMap<>();
    for (int i = 0; i < count; i++) {
      double x = extent * random.nextDouble() - 300;
      double y = extent * random.nextDouble() - 300;
      groups.put(
          i,
          new Envelope(x, x + largest * random.nextDouble(), y, y + largest * random.nextDouble()));
    }
    return groups;
  }
}
