package org.cadalign.align;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cadalign.data.Footprint;
import org.cadalign.data.FootprintGroups;
import org.cadalign.detect.Support;
import org.cadalign.detect.SupportOptions;
import org.cadalign.layer.Layer;
import org.cadalign.match.CorrelationNetwork;
import org.cadalign.match.MatchOptions;
import org.cadalign.match.Town;
import org.cadalign.progress.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Envelope;
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

  /** One house has no roof in the image; the others have. */
  @ParameterizedTest
  @CsvSource({"0, false", "0.1, true"})
  void aVanishedHouseKeepsItsGeometry(double least, boolean kept) throws Exception {
    List<Footprint> footprints = TOWN.misplacedBy(4, -3);
    List<Envelope> left = new ArrayList<>(TOWN.houses());
    left.remove(7);
    Town image = new Town(left, TOWN.extent());
    Layer layer = layer(footprints);
    Aligner.Alignment alignment =
        aligner(SupportOptions.withMinSupport(least))
            .align(image, layer, footprints, Town.groups(footprints), Pins.none());
    assertThat(alignment.support().get(7).orElseThrow()).isLessThan(0.1);
    assertThat(alignment.support().get(8).orElseThrow()).isGreaterThan(0.4);
    List<FeatureOutcome> outcomes = alignment.moved().outcomes();
    assertThat(outcomes.get(7).status() == Status.NO_EVIDENCE).isEqualTo(kept);
    assertThat(geometry(alignment.moved().layer(), 7).equals(geometry(layer, 7))).isEqualTo(kept);
    assertThat(outcomes.stream().filter(o -> o.status() == Status.ALIGNED).count())
        .isGreaterThanOrEqualTo(19);
    assertThat(alignment.chain().nodes()).hasSize(kept ? 19 : 20);
  }

  /** Who pins a feature says that it is right. */
  @Test
  void aPinnedHouseIsBelievedThoughItVanished() throws Exception {
    List<Footprint> footprints = TOWN.misplacedBy(0, 0);
    List<Envelope> left = new ArrayList<>(TOWN.houses());
    left.remove(7);
    Aligner.Alignment alignment =
        aligner(SupportOptions.withMinSupport(0.1))
            .align(
                new Town(left, TOWN.extent()),
                layer(footprints),
                footprints,
                Town.groups(footprints),
                new Pins(Set.of(7)));
    assertThat(alignment.moved().outcomes().get(7).status()).isEqualTo(Status.UNCHANGED);
    assertThat(alignment.chain().nodes()).hasSize(20);
  }

  @Test
  void byDefaultAllAreBelieved() {
    assertThat(SupportOptions.MIN_SUPPORT).isZero();
  }

  @Test
  void whereNothingIsMeasuredThereIsNoSupport() throws Exception {
    List<Footprint> footprints = TOWN.misplacedBy(0, 0);
    assertThat(
            aligner(SupportOptions.unmeasured())
                .align(TOWN, layer(footprints), footprints, Town.groups(footprints), Pins.none())
                .support())
        .hasSize(20)
        .allMatch(Optional::isEmpty);
  }

  /** Houses that touch move together, borne out or not. */
  @Test
  void aVanishedMemberGoesWithItsGroup() throws Exception {
    List<Footprint> footprints = new ArrayList<>(TOWN.misplacedBy(4, -3));
    Envelope house = footprints.get(7).shape().getEnvelopeInternal();
    Envelope beside =
        new Envelope(house.getMaxX(), house.getMaxX() + 20, house.getMinY(), house.getMaxY());
    footprints.add(new Footprint(20, footprints.get(7).shape().getFactory().toGeometry(beside)));
    Layer layer = layer(footprints);
    Aligner.Alignment alignment =
        aligner(SupportOptions.withMinSupport(0.3))
            .align(
                TOWN,
                layer,
                footprints,
                FootprintGroups.of(footprints, FootprintGroups.ONE_CENTIMETRE),
                Pins.none());
    assertThat(alignment.support().get(20).orElseThrow()).isLessThan(0.3);
    List<FeatureOutcome> outcomes = alignment.moved().outcomes();
    assertThat(outcomes.get(20)).isEqualTo(outcomes.get(7));
    assertThat(outcomes.get(20).status()).isNotEqualTo(Status.NO_EVIDENCE);
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
    return aligner(SupportOptions.withMinSupport(0));
  }

  private static Aligner aligner(SupportOptions support) throws Exception {
    CorrelationNetwork network = new CorrelationNetwork(20);
    return new Aligner(
        new Chain(
            network,
            network.reach(),
            MatchOptions.withThreads(2),
            Town.maps(),
            ChainOptions.defaults()),
        new Support(network, network.reach(), MatchOptions.withThreads(2), support),
        new LayerMotion(Layers.mover(), Layers.FRAME, Motion.RIGID),
        Progress.none());
  }
}
