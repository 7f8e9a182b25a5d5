package org.cadalign.align;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.cadalign.data.Footprint;
import org.cadalign.data.Group;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

class PiecesTest {
  @ParameterizedTest
  @CsvSource({"1, 100, 1", "1, 900, 1", "2, 99, 1", "2, 120, 2", "30, 20, 6"})
  void cutsLargeGroupsByWholeFootprints(int houses, double width, int expected) {
    List<Footprint> footprints = new ArrayList<>();
    for (int i = 0; i < houses; i++) {
      Envelope box = new Envelope(i * width, (i + 1) * width, 0, 30);
      footprints.add(new Footprint(i, new GeometryFactory().toGeometry(box)));
    }
    Integer[] all = IntStream.range(0, houses).boxed().toArray(Integer[]::new);
    Group group = Layers.group(footprints, all);
    Pieces pieces = Pieces.of(footprints, List.of(group));
    assertThat(pieces.groups()).hasSize(expected);
    assertThat(pieces.byGroup()).containsExactly(IntStream.range(0, expected).boxed().toList());
    assertThat(pieces.groups().stream().flatMap(p -> p.members().stream()))
        .containsExactlyInAnyOrder(all);
    assertThat(pieces.groups())
        .allMatch(
            p -> p.envelope().contains(p.centroid()) && group.envelope().contains(p.envelope()));
  }
}
