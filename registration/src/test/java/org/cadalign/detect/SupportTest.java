package org.cadalign.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.cadalign.data.Footprint;
import org.cadalign.field.Displacement;
import org.cadalign.gate.DataException;
import org.cadalign.match.CorrelationNetwork;
import org.cadalign.match.MatchOptions;
import org.cadalign.match.Placement;
import org.cadalign.match.Town;
import org.cadalign.progress.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SupportTest {
  private static final Town TOWN = Town.of(5, 4, 9);

  @Test
  void aRightFootprintIsBorneOut() throws DataException {
    assertThat(support(0, 0, 1024, 1)).allMatch(s -> s.orElseThrow() > 0.4);
  }

  /** Half a block to the right, and far away. */
  @ParameterizedTest
  @CsvSource({"38, false", "3000, true"})
  void oneWhereNoRoofIsIsNot(double east, boolean outside) throws DataException {
    for (Optional<Double> support : support(east, 0, 1024, 1).subList(0, 4)) {
      assertThat(support.isEmpty()).isEqualTo(outside);
      assertThat(support.orElse(0.0)).isLessThan(0.1);
    }
  }

  @ParameterizedTest
  @CsvSource({"64, 1", "100, 2"})
  void cutsAndThreadsChangeNothing(int core, int threads) throws DataException {
    List<Optional<Double>> whole = support(3, -2, 1024, 1);
    List<Optional<Double>> cut = support(3, -2, core, threads);
    for (int i = 0; i < whole.size(); i++) {
      assertThat(cut.get(i).orElseThrow() - whole.get(i).orElseThrow()).isBetween(-1e-5, 1e-5);
    }
  }

  private static List<Optional<Double>> support(double dx, double dy, int core, int threads)
      throws DataException {
    List<Footprint> footprints = new ArrayList<>(TOWN.misplacedBy(0, 0));
    Placement placement =
        Placement.ofEach(
            footprints, Collections.nCopies(footprints.size(), new Displacement(dx, dy)));
    CorrelationNetwork network = new CorrelationNetwork(20);
    MatchOptions match = new MatchOptions(core, 2_500_000, 2000, threads);
    SupportOptions options = SupportOptions.withMinSupport(0);
    return new Support(network, network.reach(), match, options)
        .of(TOWN::level, placement, Progress.none());
  }
}
