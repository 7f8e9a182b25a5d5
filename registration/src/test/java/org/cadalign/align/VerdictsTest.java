package org.cadalign.align;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.cadalign.align.Verdict.Standing;
import org.cadalign.data.Group;
import org.cadalign.field.Displacement;
import org.cadalign.match.GroupShift;
import org.cadalign.match.Town;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Thirty houses 24 m apart, of which the first few are clear, and all lie 3 px to the east. */
class VerdictsTest {
  private static final List<Group> HOUSES = Town.groups(Town.of(6, 5, 8).misplacedBy(0, 0));
  private static final ChainOptions OPTIONS = ChainOptions.defaults();

  @ParameterizedTest(name = "{0} clear, {1} pinned, least confidence {2}: {3} sure")
  @CsvSource({
    "30, -1, 0.3, 30",
    "24, -1, 0.3, 24",
    "12, -1, 0.3, 12",
    "1, -1, 0.3, 0",
    "0, -1, 0.3, 0",
    // What the user pinned is believed whatever is around it, and others are not for its sake.
    "0, 7, 0.3, 1",
    "1, 7, 0.3, 1",
    // Each by its own evidence.
    "1, -1, 0, 30",
  })
  void fewSureOnesAmongManyAreNotBelieved(int clear, int pinned, double least, int sure) {
    List<Verdict> verdicts = Verdicts.of(states(clear, pinned), OPTIONS.withMinConfidence(least));
    assertThat(verdicts.stream().filter(v -> v.standing() == Standing.SURE)).hasSize(sure);
  }

  @Test
  void theUnsureGoWithTheSureAndStayWhereThereAreNone() {
    assertThat(Verdicts.of(states(24, -1), OPTIONS).get(29).shift().dx()).isBetween(2.9, 3.1);
    assertThat(Verdicts.of(states(1, -1), OPTIONS))
        .extracting(Verdict::shift)
        .containsOnly(Displacement.ZERO);
  }

  @Test
  void whatWasNeverSeenCountsForNothing() {
    List<PieceState> states = new ArrayList<>(states(3, -1).subList(0, 3));
    HOUSES.subList(3, 30).forEach(house -> states.add(new PieceState(house, false)));
    List<Verdict> verdicts = Verdicts.of(states, OPTIONS);
    assertThat(verdicts.subList(0, 3)).allMatch(v -> v.standing() == Standing.SURE);
    assertThat(verdicts.subList(3, 30)).containsOnly(Verdict.unseen());
  }

  private static List<PieceState> states(int clear, int pinned) {
    List<PieceState> states = new ArrayList<>();
    for (int i = 0; i < HOUSES.size(); i++) {
      PieceState state = new PieceState(HOUSES.get(i), i == pinned);
      double confidence = i < clear ? 0.8 : 0.15;
      state.saw(1, new GroupShift(Displacement.ZERO, 0.1, confidence, 1, 1, 0, 0, false));
      state.move(new Displacement(3, 0));
      states.add(state);
    }
    return states;
  }
}
