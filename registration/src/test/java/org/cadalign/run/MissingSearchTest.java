package org.cadalign.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.cadalign.layer.Feature;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

class MissingSearchTest {
  /** Bytes that were read twice are not equal, though they are the same. */
  private static Feature house(String id, double x) {
    return new Feature(
        Optional.of(id),
        Optional.of(new GeometryFactory().toGeometry(new Envelope(x, x + 10, 0, 10))),
        List.of(Optional.of(new byte[] {1, 2})));
  }

  private static List<Optional<String>> others(Feature... some) {
    List<Feature> all = List.of(house("a", 0), house("b", 20), house("c", 40));
    return MissingSearch.others(all, List.of(some)).stream().map(Feature::id).toList();
  }

  @Test
  void featuresAreKnownAgainWhateverTheirValuesAre() {
    assertThat(others(house("b", 20))).containsExactly(Optional.of("a"), Optional.of("c"));
  }

  @Test
  void aFeatureOfTheSameIdElsewhereIsAnother() {
    assertThat(others(house("b", 21))).hasSize(3);
  }
}
