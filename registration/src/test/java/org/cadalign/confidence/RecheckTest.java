package org.cadalign.confidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.cadalign.align.Chain;
import org.cadalign.align.ChainOptions;
import org.cadalign.align.ChainResult;
import org.cadalign.data.Footprint;
import org.cadalign.data.Group;
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
    List<Group> pieces = Town.groups(labels);
    ChainResult first = chain.run(shown, labels, pieces, Set.of(PINNED));
    found = new Recheck(chain, METRES).of(shown, labels, pieces, first, Set.of(PINNED));
  }

  @Test
  void whatTheImageShowsComesBackAlsoInTheMirror() {
    for (List<Double> distances : List.of(found.moved(), found.mirrored())) {
      assertThat(distances.stream().filter(metres -> metres < 0.5).count()).isGreaterThan(22);
    }
  }

  @Test
  void whatItDoesNotShowDoesNot() {
    assertThat(found.moved().get(nowhere) + found.mirrored().get(nowhere)).isGreaterThan(1);
  }

  @Test
  void whatIsPinnedIsNotMoved() {
    assertThat(found.moved().get(PINNED)).isZero();
    assertThat(found.mirrored().get(PINNED)).isZero();
  }
}
