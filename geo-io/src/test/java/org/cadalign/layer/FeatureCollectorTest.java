package org.cadalign.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cadalign.gate.DataException;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

class FeatureCollectorTest {
  private static final Path FILE = Path.of("houses.geojson");

  @Test
  void countsWhatItTakesAndWhatItRejects() throws Exception {
    FeatureCollector collector = collector(10, 100);
    collector.add(line(0, 1), "feature 1");
    collector.add(line(0, Double.NaN), "feature 2");
    collector.add(line(Double.POSITIVE_INFINITY, 1), "feature 3");
    collector.reject("feature 4", "its ring is open");
    collector.add(new Feature(Optional.empty(), Optional.empty(), List.of()), "feature 5");
    collector.notice("once");
    collector.notice("once");
    LayerDraft draft = collector.finish("houses", new CrsFinding.Missing("none"), List.of());
    assertThat(collector.seen()).isEqualTo(5);
    assertThat(draft.features()).hasSize(2).isEqualTo(collector.features());
    assertThat(draft.rejections())
        .containsExactly(
            new Rejection("feature 2", "a coordinate is not a finite number"),
            new Rejection("feature 3", "a coordinate is not a finite number"),
            new Rejection("feature 4", "its ring is open"));
    assertThat(draft.notices()).containsExactly("once");
  }

  @Test
  void takesAsManyAsTheBudgetAllowsAndNoMore() throws Exception {
    FeatureCollector collector = collector(2, 100);
    collector.add(line(0, 1), "feature 1");
    collector.reject("feature 2", "its ring is open");
    assertThatThrownBy(() -> collector.add(line(0, 1), "feature 3"))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("houses.geojson: more than 2 features at feature 3")
        .hasMessageNotContaining("\n");
    assertThatThrownBy(() -> collector.reject("feature 4", "")).hasMessageContaining("2 features");
  }

  /** Vertices of features that are rejected took memory as well. */
  @Test
  void vertices() throws Exception {
    FeatureCollector collector = collector(100, 4);
    collector.add(line(0, Double.NaN), "feature 1");
    collector.add(line(0, 1), "feature 2");
    assertThatThrownBy(() -> collector.add(line(0, 1), "feature 3"))
        .hasMessageContaining("more than 4 vertices at feature 3");
  }

  private static FeatureCollector collector(long features, long vertices) {
    return new FeatureCollector(FILE, new LayerBudget(features, vertices, 32, 1000));
  }

  private static Feature line(double x, double y) {
    Coordinate[] ends = {new Coordinate(0, 0), new Coordinate(x, y)};
    return new Feature(
        Optional.empty(), Optional.of(new GeometryFactory().createLineString(ends)), List.of());
  }
}
