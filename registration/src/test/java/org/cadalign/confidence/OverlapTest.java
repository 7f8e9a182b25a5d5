package org.cadalign.confidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.cadalign.data.Footprint;
import org.cadalign.field.Displacement;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

class OverlapTest {
  @Test
  void countsWhatOthersCoverWhereBuildingsCameToLie() {
    List<Footprint> two = List.of(square(0, 0), square(1, 20));
    assertThat(Overlap.shares(two, List.of(Displacement.ZERO, Displacement.ZERO)))
        .containsExactly(0.0, 0.0);
    assertThat(Overlap.shares(two, List.of(Displacement.ZERO, new Displacement(-15, 0))))
        .containsExactly(0.5, 0.5);
  }

  @Test
  void ofThousandsOnOnePlaceEachIsCoveredWhole() {
    List<Footprint> stack = IntStream.range(0, 3000).mapToObj(i -> square(i, 0)).toList();
    assertThat(Overlap.shares(stack, Collections.nCopies(3000, Displacement.ZERO)))
        .containsOnly(1.0);
  }

  private static Footprint square(int feature, double x) {
    return new Footprint(feature, new GeometryFactory().toGeometry(new Envelope(x, x + 10, 0, 10)));
  }
}
