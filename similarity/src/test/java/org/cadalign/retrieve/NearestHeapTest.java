package org.cadalign.retrieve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class NearestHeapTest {
  @Property
  void keepsTheNearestOfAllInTheirOrder(
      @ForAll @Size(max = 30) List<@IntRange(min = -3, max = 3) Integer> similarities,
      @ForAll @IntRange(min = 1, max = 8) int k) {
    List<Neighbour> all =
        IntStream.range(0, similarities.size())
            .mapToObj(sample -> new Neighbour(sample, similarities.get(sample)))
            .toList();
    NearestHeap heap = new NearestHeap(k);
    all.forEach(heap::offer);
    assertThat(heap.nearestFirst())
        .isEqualTo(all.stream().sorted(Neighbour.NEAREST_FIRST).limit(k).toList());
  }

  @Test
  void refusesToKeepNothing() {
    assertThatThrownBy(() -> new NearestHeap(0)).hasMessage("the 0 nearest");
  }
}
