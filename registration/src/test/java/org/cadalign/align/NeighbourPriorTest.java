package org.cadalign.align;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.cadalign.data.Group;
import org.cadalign.field.Displacement;
import org.cadalign.match.Town;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NeighbourPriorTest {
  private static final List<Group> HOUSES = Town.groups(Town.of(6, 5, 8).misplacedBy(0, 0));
  private static final NavigableSet<Integer> ALL = first(HOUSES.size());

  @Test
  void isCentredOnWhatAllHaveInCommon() {
    NeighbourPrior prior = NeighbourPrior.of(HOUSES, shifts(0), ALL);
    assertThat(prior.centres())
        .allMatch(centre -> centre.minus(new Displacement(7, -3)).length() < 1e-9);
  }

  @ParameterizedTest
  @CsvSource({"0, 1.67", "4, 5", "8, 10"})
  void isAsWideAsShiftsDifferButNeverNarrow(double each, double about) {
    NeighbourPrior prior = NeighbourPrior.of(HOUSES, shifts(each), ALL);
    assertThat(prior.spread()).isCloseTo(about, within(0.35 * about));
  }

  @Test
  void oneThatIsLostDoesNotWidenIt() {
    List<Displacement> shifts = new ArrayList<>(shifts(0));
    shifts.set(4, new Displacement(90, 90));
    assertThat(NeighbourPrior.of(HOUSES, shifts, ALL).spread()).isLessThan(5);
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 2", "5, 9"})
  void fartherIsLessProbable(double near, double far) {
    NeighbourPrior prior = new NeighbourPrior(List.of(new Displacement(2, 2)), 3);
    assertThat(density(prior, near)).isGreaterThan(density(prior, far));
  }

  /** Twice as many that no level has compared with the image, so that they lie where they lay. */
  @Test
  void whatWasNotSeenSaysNothing() {
    List<Group> houses = new ArrayList<>(HOUSES);
    List<Displacement> shifts = new ArrayList<>(shifts(6));
    NeighbourPrior expected = NeighbourPrior.of(houses, shifts, ALL);
    houses.addAll(Town.groups(Town.of(12, 5, 9).misplacedBy(0, -400)));
    shifts.addAll(Collections.nCopies(60, Displacement.ZERO));
    NeighbourPrior found = NeighbourPrior.of(houses, shifts, ALL);
    assertThat(found.spread()).isEqualTo(expected.spread());
    assertThat(found.centres().subList(0, HOUSES.size())).isEqualTo(expected.centres());
  }

  @Test
  void whereNothingWasSeenItIsCentredOnTheLayer() {
    NeighbourPrior prior = NeighbourPrior.of(HOUSES, shifts(6), first(0));
    assertThat(prior.centres()).containsOnly(Displacement.ZERO);
    assertThat(prior.spread()).isPositive();
  }

  private static NavigableSet<Integer> first(int number) {
    return new TreeSet<>(IntStream.range(0, number).boxed().toList());
  }

  private static double density(NeighbourPrior prior, double distance) {
    return prior.logDensity(0, new Displacement(2 + distance, 2));
  }

  /** The same for all, and some more in four directions by turns. */
  private static List<Displacement> shifts(double each) {
    return IntStream.range(0, HOUSES.size())
        .mapToObj(
            i ->
                new Displacement(
                    7 + each * (i % 2 == 0 ? 1 : -1), -3 + each * (i / 2 % 2 == 0 ? 1 : -1)))
        .toList();
  }
}
