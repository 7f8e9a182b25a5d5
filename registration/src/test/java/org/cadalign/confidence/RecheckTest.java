package org.cadalign.confidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cadalign.align.Chain;
import org.cadalign.align.ChainOptions;
import org.cadalign.align.ChainResult;
import org.cadalign.align.Pieces;
import org.cadalign.data.Footprint;
import org.cadalign.match.CorrelationNetwork;
import org.cadalign.match.MatchOptions;
import org.cadalign.match.Town;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Houses that the image shows, and the label of one that stands nowhere. */
class RecheckTest {
  private static final double METRES = 0.3;
  private static final int PINNED = 5;

  private static Recheck.Found found;
  private static Recheck.Found outside;
  private static Recheck.Found wider;
  private static int nowhere;

  @BeforeAll
  static void alignsThreeTimes() throws Exception {
    Town built = Town.of(7, 4, 3);
    List<Footprint> labels = built.misplacedBy(4, -3);
    nowhere = 10;
    Town shown =
        new Town(
            built.houses().stream()
                .filter(house -> !house.equals(built.houses().get(nowhere)))
                .toList(),
            built.extent());
    CorrelationNetwork network = new CorrelationNetwork(0.1);
    Chain chain =
        new Chain(
            network,
            network.reach(),
            MatchOptions.withThreads(2),
            Town.maps(),
            ChainOptions.defaults());
    Pieces pieces = Pieces.of(labels, Town.groups(labels));
    ChainResult first = chain.run(shown, labels, pieces, Set.of(PINNED));
    Recheck recheck = new Recheck(chain, METRES);
    found = recheck.of(shown, labels, pieces, first, Set.of(PINNED));
    List<Footprint> away = built.misplacedBy(-5000, 0);
    wider = recheckOfMore(shown, labels, chain);
    outside = recheck.of(shown, away, Pieces.of(away, Town.groups(away)), first, Set.of());
  }

  @Test
  void whatTheImageShowsComesBackAlsoInTheMirror() {
    for (List<Optional<Double>> distances : List.of(found.moved(), found.mirrored())) {
      assertThat(distances.stream().flatMap(Optional::stream).filter(m -> m < 0.5).count())
          .isGreaterThan(22);
    }
  }

  @Test
  void whatItDoesNotShowDoesNot() {
    assertThat(
            found.moved().get(nowhere).orElseThrow() + found.mirrored().get(nowhere).orElseThrow())
        .isGreaterThan(1);
  }

  @Test
  void whatCameToLieOutsideTheImageTellsNothing() {
    assertThat(outside.moved()).hasSameSizeAs(found.moved()).containsOnly(Optional.empty());
    assertThat(outside.mirrored()).containsOnly(Optional.empty());
  }

  /** With as many again a kilometre off the image, as in the layer of a whole city. */
  private static Recheck.Found recheckOfMore(Town shown, List<Footprint> labels, Chain chain)
      throws Exception {
    List<Footprint> more = new ArrayList<>(labels);
    for (Footprint far : Town.of(7, 4, 3).misplacedBy(-3500, 0)) {
      more.add(new Footprint(more.size(), far.shape()));
    }
    Pieces pieces = Pieces.of(more, Town.groups(more));
    ChainResult first = chain.run(shown, more, pieces, Set.of(PINNED));
    return new Recheck(chain, METRES).of(shown, more, pieces, first, Set.of(PINNED));
  }

  @Test
  void whatLiesOffTheImageChangesNothing() {
    assertThat(wider.moved().subList(0, 28)).isEqualTo(found.moved());
    assertThat(wider.mirrored().subList(0, 28)).isEqualTo(found.mirrored());
    assertThat(wider.moved().subList(28, 56)).containsOnly(Optional.empty());
  }

  @Test
  void whatIsPinnedIsNotMoved() {
    assertThat(found.moved().get(PINNED)).hasValue(0.0);
    assertThat(found.mirrored().get(PINNED)).hasValue(0.0);
  }
}
