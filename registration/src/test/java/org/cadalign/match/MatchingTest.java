package org.cadalign.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import org.cadalign.data.Footprint;
import org.cadalign.field.Displacement;
import org.cadalign.gate.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatchingTest {
  private static final Town TOWN = Town.of(12, 10, 3);
  private static final CorrelationNetwork NETWORK = new CorrelationNetwork(25);

  @ParameterizedTest
  @CsvSource({"1, 1", "10, 2", "40, 3"})
  void blocksDoNotChangeShifts(int maxBlock, int threads) throws DataException {
    List<GroupShift> whole = match(5000, 1);
    List<GroupShift> cut = match(maxBlock, threads);
    for (int i = 0; i < whole.size(); i++) {
      assertThat(cut.get(i).shift().dx()).isCloseTo(whole.get(i).shift().dx(), within(1e-3));
      assertThat(cut.get(i).shift().dy()).isCloseTo(whole.get(i).shift().dy(), within(1e-3));
    }
  }

  @Test
  void threadsDoNotChangeABit() throws DataException {
    assertThat(match(20, 4)).isEqualTo(match(20, 1));
  }

  @Test
  void findsTheShift() throws DataException {
    assertThat(match(5000, 1))
        .allSatisfy(
            match -> {
              assertThat(match.shift().dx()).isCloseTo(2, within(0.1));
              assertThat(match.shift().dy()).isCloseTo(-1, within(0.1));
              assertThat(match.confidence()).isGreaterThan(0.8);
              assertThat(match.atBorder()).isFalse();
            });
  }

  private static List<GroupShift> match(int maxBlock, int threads) throws DataException {
    MatchOptions options = new MatchOptions(1024, 2_500_000, maxBlock, threads);
    List<Footprint> footprints = TOWN.misplacedBy(2, -1);
    Placement placement =
        new Placement(
            footprints,
            Town.groups(footprints),
            Collections.nCopies(footprints.size(), Displacement.ZERO));
    LevelEvidence evidence =
        new Evidence(NETWORK, NETWORK.reach(), options, Town.maps())
            .gather(TOWN.level(1), placement);
    return new Matching(NETWORK, NETWORK.reach(), options)
        .match(evidence, placement).groups().stream().map(s -> s.orElseThrow()).toList();
  }
}
