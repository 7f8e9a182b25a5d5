package org.cadalign.align;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cadalign.data.Footprint;
import org.cadalign.layer.Layer;
import org.cadalign.match.CorrelationNetwork;
import org.cadalign.match.MatchOptions;
import org.cadalign.match.Town;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Geometry;

class AlignerTest {
  private static final Town TOWN = Town.of(5, 4, 9);

  @ParameterizedTest
  @CsvSource({"4, -3", "0, 0", "-2.5, 5"})
  void aMisplacedLayerLandsOnTheImage(double dx, double dy) throws Exception {
    List<Footprint> footprints = TOWN.misplacedBy(dx, dy);
    Layer layer = layer(footprints);
    Aligner.Alignment alignment =
        aligner().align(TOWN, layer, footprints, Town.groups(footprints), Pins.none());
    Layer truth = layer(TOWN.misplacedBy(0, 0));
    for (int i = 0; i < footprints.size(); i++) {
      Geometry found = geometry(alignment.moved().layer(), i);
      assertThat(found.getCoordinate().distance(geometry(truth, i).getCoordinate()))
          .isLessThan(0.3 * 0.3);
    }
    assertThat(alignment.chain().levels()).hasSize(4).allMatch(l -> l.pixelRatio() <= 1.5);
  }

  @Test
  void aLayerWithoutGeometriesComesBack() throws Exception {
    Layer layer = Layers.of("", "");
    MovedLayer moved = aligner().align(TOWN, layer, List.of(), List.of(), Pins.none()).moved();
    assertThat(moved.layer()).isEqualTo(layer);
    assertThat(moved.outcomes()).containsOnly(FeatureOutcome.kept(Status.NO_EVIDENCE));
  }

  private static Geometry geometry(Layer layer, int i) {
    return layer.features().get(i).geometry().orElseThrow();
  }

  private static Layer layer(List<Footprint> footprints) throws Exception {
    return Layers.of(footprints.stream().map(f -> f.shape().toText()).toArray(String[]::new));
  }

  private static Aligner aligner() throws Exception {
    CorrelationNetwork network = new CorrelationNetwork(20);
    return new Aligner(
        new Chain(
            network,
            network.reach(),
            MatchOptions.withThreads(2),
            Town.maps(),
            ChainOptions.defaults()),
        new LayerMotion(Layers.mover(), Layers.FRAME, Motion.RIGID));
  }
}
