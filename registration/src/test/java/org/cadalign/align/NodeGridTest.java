package org.cadalign.align;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.cadalign.align.ShiftField.Node;
import org.cadalign.field.Displacement;

class NodeGridTest {
  @Property(tries = 200)
  void agreesWithLookingAtEveryNode(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 30) int count,
      @ForAll @DoubleRange(min = 1, max = 500) double side,
      @ForAll @DoubleRange(min = -2000, max = 2000) double x,
      @ForAll @DoubleRange(min = -2000, max = 2000) double y) {
    Random random = new Random(seed);
    List<Node> nodes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      // Whole numbers make ties.
      nodes.add(
          new Node(random.nextInt(900) - 400, random.nextInt(900) - 400, Displacement.ZERO, 1));
    }
    NodeGrid grid = new NodeGrid(nodes, side);
    double nearest = nodes.stream().mapToDouble(n -> n.distance(x, y)).min().orElseThrow();
    assertThat(grid.nearest(x, y).distance(x, y)).isEqualTo(nearest);
    assertThat(grid.near(x, y).stream().flatMap(List::stream))
        .containsAll(nodes.stream().filter(n -> n.distance(x, y) <= side).toList());
  }
}
