package org.cadalign.align;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.cadalign.align.ShiftField.Node;
import org.cadalign.field.Displacement;
import org.junit.jupiter.api.Test;

class ShiftFieldTest {
  @Property(tries = 100)
  void beyondTheRadiusItIsTheNearestShift(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 40) int count,
      @ForAll @DoubleRange(min = -3000, max = 4000) double x,
      @ForAll @DoubleRange(min = -3000, max = 4000) double y) {
    List<Node> nodes = scattered(seed, count);
    Node nearest = nodes.stream().min(Comparator.comparing(n -> n.distance(x, y))).orElseThrow();
    ShiftField field = new ShiftField(nodes, 50);
    if (nearest.distance(x, y) >= 50) {
      assertThat(field.at(x, y)).isEqualTo(nearest.shift());
      assertThat(field.confidence(x, y)).isZero();
    } else {
      assertThat(field.confidence(x, y)).isBetween(0.0, 1.0);
    }
  }

  @Property(tries = 100)
  void farNodesChangeNothing(@ForAll long seed, @ForAll @DoubleRange(max = 1000) double x) {
    List<Node> nodes = scattered(seed, 60);
    List<Node> near = nodes.stream().filter(n -> n.distance(x, 500) < 300).toList();
    if (near.stream().anyMatch(n -> n.distance(x, 500) < 299)) {
      assertThat(
              new ShiftField(near, 300)
                  .at(x, 500)
                  .minus(new ShiftField(nodes, 300).at(x, 500))
                  .length())
          .isLessThan(1e-12);
    }
  }

  @Test
  void itIsContinuousWhereOneNodeEnds() {
    ShiftField field =
        new ShiftField(
            List.of(
                new Node(0, 0, new Displacement(1, 0), 1),
                new Node(60, 0, new Displacement(3, 0), 1)),
            50);
    for (double x = -70; x < 130; x += 0.1) {
      assertThat(field.at(x + 0.1, 0).dx()).isCloseTo(field.at(x, 0).dx(), within(0.1));
    }
    assertThat(field.at(30, 5).dx()).isCloseTo(2, within(1e-12));
    assertThat(field.confidence(0, 0)).isEqualTo(1);
  }

  private static List<Node> scattered(long seed, int count) {
    Random random = new Random(seed);
    List<Node> nodes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      nodes.add(
          new Node(
              1000 * random.nextDouble(),
              1000 * random.nextDouble(),
              new Displacement(random.nextGaussian(), random.nextGaussian()),
              random.nextDouble()));
    }
    return nodes;
  }
}
