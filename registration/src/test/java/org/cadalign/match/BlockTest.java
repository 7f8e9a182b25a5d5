package org.cadalign.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.locationtech.jts.geom.Coordinate;

class BlockTest {
  @Property(tries = 60)
  void everyGroupIsAnsweredOnceWithAllItsNeighbours(
      @ForAll long seed,
      @ForAll @IntRange(max = 150) int count,
      @ForAll @IntRange(min = 1, max = 60) int max,
      @ForAll @IntRange(max = 300) int reach) {
    Random random = new Random(seed);
    List<Coordinate> places = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      places.add(new Coordinate(1000 * random.nextDouble(), 700 * random.nextDouble()));
    }
    List<Integer> groups = IntStream.range(0, count).boxed().toList();
    List<Integer> answered = new ArrayList<>();
    for (Block block : Block.cut(places, groups, reach, max)) {
      answered.addAll(block.members());
      for (int member : block.members()) {
        List<Integer> near =
            groups.stream()
                .filter(g -> places.get(g).distance(places.get(member)) <= reach)
                .toList();
        assertThat(block.all()).containsAll(near).isSorted();
      }
    }
    assertThat(answered).containsExactlyInAnyOrderElementsOf(groups);
  }
}
