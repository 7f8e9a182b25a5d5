package org.cadalign.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.cadalign.match.Plot.Need;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;

class PlotMergeTest {
  private static final int SIDE = 8;

  /** Two windows of 16 x 16 cells of 8 px, 2048 px of cost each, at some distance. */
  @ParameterizedTest
  @CsvSource({"0, 1", "4, 1", "16, 1", "17, 1", "18, 2", "100, 2"})
  void joinsWhatCostsLessTogether(int apart, int windows) {
    List<Plot> plots = List.of(plot(0, 0, 0, 16), plot(1, apart, 0, 16));
    assertThat(new PlotMerge(Long.MAX_VALUE).merge(plots)).hasSize(windows);
  }

  @ParameterizedTest
  @CsvSource({"24576, 1", "24575, 2"})
  void neverMakesALargerWindowThanAllowed(long maxPixels, int windows) {
    List<Plot> plots = List.of(plot(0, 0, 0, 16), plot(1, 8, 0, 16));
    assertThat(new PlotMerge(maxPixels).merge(plots)).hasSize(windows);
  }

  @Property(tries = 60)
  void keepsEveryNeedAndNeverCostsMore(@ForAll long seed, @ForAll @IntRange(max = 40) int count) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Plot> plots =
        IntStream.range(0, count)
            .mapToObj(i -> plot(i, random.nextInt(80), random.nextInt(80), 8 + random.nextInt(20)))
            .toList();
    List<Plot> merged = new PlotMerge(400_000).merge(plots);
    assertThat(merged.stream().flatMap(p -> p.needs().stream()).map(Need::group))
        .containsExactlyInAnyOrderElementsOf(IntStream.range(0, count).boxed().toList());
    assertThat(cost(merged)).isLessThanOrEqualTo(cost(plots));
    assertThat(merged)
        .allMatch(
            p -> p.needs().stream().allMatch(n -> p.cells().union(n.cells()).equals(p.cells())));
  }

  private static long cost(List<Plot> plots) {
    return plots.stream().mapToLong(Plot::cost).sum();
  }

  private static Plot plot(int group, int x, int y, int cells) {
    Cells all = new Cells(x, y, x + cells, y + cells, SIDE);
    return Plot.of(List.of(new Need(group, new Coordinate(x, y), all)));
  }
}
