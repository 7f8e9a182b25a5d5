package org.cadalign.align;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cadalign.align.Verdict.Standing;
import org.cadalign.data.Group;
import org.cadalign.field.Displacement;
import org.cadalign.match.GroupShift;
import org.cadalign.match.Town;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PieceStateTest {
  private static final Group HOUSE = Town.groups(Town.of(1, 1, 1).misplacedBy(0, 0)).get(0);
  private static final ChainOptions OPTIONS =
      new ChainOptions(List.of(8, 4, 2, 1), 20, 0.1, ChainOptions.APART);

  @Test
  void whatWasNeverSeenIsUnseen() {
    assertThat(new PieceState(HOUSE, false).verdict(OPTIONS)).isEqualTo(Verdict.unseen());
  }

  @ParameterizedTest
  @CsvSource({
    "0.5, false, 0, SURE",
    "0.05, false, 0, UNSURE",
    "0.5, true, 0, UNSURE",
    // 20 m are 66.7 pixels.
    "0.5, false, 60, SURE",
    "0.5, false, 70, UNSURE"
  })
  void itsMatchSaysHowSureItIs(double confidence, boolean rim, double dx, Standing standing) {
    PieceState state = new PieceState(HOUSE, false);
    state.saw(1, match(confidence, rim));
    state.move(new Displacement(dx, 0));
    assertThat(state.verdict(OPTIONS).standing()).isEqualTo(standing);
  }

  @Test
  void whatIsPinnedStaysAndIsSure() {
    PieceState state = new PieceState(HOUSE, true);
    state.saw(1, match(0.01, true));
    state.move(new Displacement(3, 3));
    assertThat(state.shift()).isEqualTo(Displacement.ZERO);
    assertThat(state.verdict(OPTIONS).standing()).isEqualTo(Standing.SURE);
  }

  /** Such as one that other labels covered at every level. */
  @Test
  void whatOnlyTheSearchSawCounts() {
    PieceState state = new PieceState(HOUSE, false);
    state.tried(true);
    state.lay(new SearchApart.Found(new Displacement(9, 0), match(0.8, false), 0.7, 3));
    Verdict verdict = state.verdict(OPTIONS);
    assertThat(verdict.standing()).isEqualTo(Standing.SURE);
    assertThat(verdict.shift()).isEqualTo(new Displacement(9, 0));
    assertThat(verdict.covered()).isEqualTo(0.7);
    assertThat(state.trace().apart()).isEqualTo(9);
  }

  @ParameterizedTest
  @CsvSource({"1, false, 0.3", "9, false, 0.8", "1, true, 0.8"})
  void whatALevelSaidOfThatPlaceCountsOnlyThere(double dx, boolean rim, double confidence) {
    PieceState state = new PieceState(HOUSE, false);
    state.saw(1, match(0.3, rim));
    state.lay(new SearchApart.Found(new Displacement(dx, 0), match(0.8, false), 1, 3));
    assertThat(state.verdict(OPTIONS).confidence()).isEqualTo(confidence);
  }

  private static GroupShift match(double confidence, boolean rim) {
    return new GroupShift(Displacement.ZERO, confidence, confidence, 1, 1, 0, 0, rim);
  }
}
