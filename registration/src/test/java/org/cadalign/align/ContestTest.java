package org.cadalign.align;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.cadalign.align.Contest.Place;
import org.cadalign.field.Displacement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** Houses of 10 x 10 px in a row; places are shifts along it. */
class ContestTest {
  @ParameterizedTest
  @CsvSource({
    // Both like the roof at 20 best; who loses less by it goes elsewhere.
    "3, 1, 20, 40",
    "1, 3, 0, 20",
    // A little better is not worth lying on each other.
    "0.1, 0.1, 0, 20"
  })
  void twoDoNotTakeOneRoof(double firstGains, double secondGains, double first, double second) {
    List<Displacement> shifts =
        settle(
            List.of(house(0), house(40)),
            List.of(
                List.of(place(0, 0), place(20, firstGains)),
                List.of(place(0, 0), place(-20, secondGains))));
    assertThat(shifts.get(0).dx()).isEqualTo(first);
    assertThat(40 + shifts.get(1).dx()).isEqualTo(second);
  }

  @Test
  void twoSwapWhereNeitherCouldMoveAlone() {
    // Each one's best place is the other's; one alone would only get in the way.
    List<Displacement> shifts =
        settle(
            List.of(house(0), house(20), house(40)),
            List.of(
                List.of(place(0, 0), place(20, 1)),
                List.of(place(0, 0), place(20, 1)),
                List.of(place(0, -30), place(20, 0))));
    assertThat(shifts.stream().map(Displacement::dx)).containsExactly(20.0, 20.0, 20.0);
  }

  @Test
  void oneWithoutRivalsTakesItsBest() {
    assertThat(settle(List.of(house(0)), List.of(List.of(place(5, 1), place(9, 2), place(1, 0)))))
        .containsExactly(new Displacement(9, 0));
  }

  @Test
  void strongEvidenceOverlapsAllTheSame() {
    List<Displacement> shifts =
        settle(
            List.of(house(0), house(40)),
            List.of(List.of(place(0, 0), place(20, 30)), List.of(place(0, 0), place(-20, 30))));
    assertThat(shifts.stream().map(Displacement::dx)).containsExactly(20.0, -20.0);
  }

  @Test
  void thoseThatNoiseLaidOnEachOtherCompeteOnceTheyPart() {
    // Both like the roof at 50 better; only one gets it, since they do not go there as they lie.
    List<Displacement> shifts =
        settle(
            List.of(house(0), house(4.9)),
            List.of(List.of(place(20, 0), place(50, 3)), List.of(place(0, 0), place(45.1, 1))));
    assertThat(shifts.stream().map(Displacement::dx)).containsExactly(50.0, 0.0);
  }

  @ParameterizedTest
  @CsvSource({
    // Parts of a building, which overlap by seven tenths: 1.2 m are 4 px.
    "3, 50, 50",
    "3, 53, 53",
    "3, 55, 0",
    // One within the other, such as a tower on its base, which leans.
    "0.2, 50, 50",
    "0.2, 55, 55"
  })
  void partsOfABuildingDoNotCompete(double apart, double better, double taken) {
    List<Displacement> shifts =
        settle(
            List.of(house(0), house(apart)),
            List.of(List.of(place(0, 0), place(50, 2)), List.of(place(0, 0), place(better, 1))));
    assertThat(shifts.stream().map(Displacement::dx)).containsExactly(50.0, taken);
  }

  @Test
  void housesAllOverTheReachCompete() {
    // Of 15 x 15 houses every one could lie on any other; the first two like one roof.
    List<Geometry> shapes = new ArrayList<>();
    List<List<Place>> places = new ArrayList<>();
    for (int i = 0; i < 225; i++) {
      shapes.add(house(20 * (i % 15), 20 * (i / 15)));
      places.add(List.of(place(0, 0), place(300, -50), place(-300, -50)));
    }
    places.set(0, List.of(place(0, 0), place(10, 2)));
    places.set(1, List.of(place(0, 0), place(-10, 1)));
    assertThat(settle(shapes, places).subList(0, 2).stream().map(Displacement::dx))
        .containsExactly(10.0, 0.0);
  }

  @Test
  void theFirstOfEqualPlacesIsTaken() {
    assertThat(settle(List.of(house(0)), List.of(List.of(place(5, 1), place(9, 1)))))
        .containsExactly(new Displacement(5, 0));
  }

  @Test
  void aCrowdDoesNotCompete() {
    int stacked = 10 * Contest.CROWD;
    List<Geometry> shapes = new ArrayList<>();
    for (int i = 0; i < stacked; i++) {
      shapes.add(house(0.01 * i));
    }
    List<List<Place>> places =
        Collections.nCopies(stacked, List.of(place(0, 0), place(50, 1), place(60, 0.9)));
    assertThat(settle(shapes, places)).allMatch(shift -> shift.dx() == 50);
  }

  @Test
  void manyInARowSettleWithoutLyingOnEachOther() {
    List<Geometry> shapes = new ArrayList<>();
    List<List<Place>> places = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      shapes.add(house(12 * i));
      // Each was misplaced by one house, and its own place looks as good as the right one.
      places.add(List.of(place(0, 0), place(12, i % 3 == 0 ? 5 : 0.1)));
    }
    List<Displacement> shifts = settle(shapes, places);
    for (int i = 1; i < 30; i++) {
      assertThat(12 * i + shifts.get(i).dx() - 12 * (i - 1) - shifts.get(i - 1).dx())
          .isGreaterThan(10);
    }
  }

  /** Pieces of a row each like a place one house on a little better, as the last one does not. */
  @ParameterizedTest
  @CsvSource({
    // how much better, and what is taken
    "1, 0",
    "3, 0",
    // There is another row, and evidence for it.
    "30, 30"
  })
  void aRowIsNotTorn(double better, double taken) {
    List<Geometry> shapes = List.of(house(0), house(10), house(20));
    List<Place> either = List.of(place(0, 0), place(30, better));
    List<List<Place>> places = List.of(List.of(place(0, 0)), either, either);
    assertThat(settle(shapes, places, List.of(List.of(0, 1, 2))).get(2).dx()).isEqualTo(taken);
    assertThat(settle(shapes, places).get(2).dx()).isEqualTo(30);
  }

  /** None of its pieces could go alone, nor two of them. */
  @Test
  void aRowGoesTogetherToWhereItIsBest() {
    List<Geometry> shapes = List.of(house(0), house(10), house(20), house(30));
    List<List<Place>> places =
        List.of(
            List.of(place(-10, 0), place(0, 3)),
            List.of(place(-10, 2), place(0, 0)),
            List.of(place(-20, 2), place(0.5, 1)),
            List.of(place(-20, 2), place(0, 1)));
    assertThat(settle(shapes, places, List.of(List.of(0, 1, 2, 3))).stream().map(Displacement::dx))
        .containsExactly(0.0, 0.0, 0.5, 0.0);
  }

  @Test
  void aRowMayBeBent() {
    List<List<Place>> places =
        List.of(
            List.of(place(0, 1), place(4, 0)),
            List.of(place(0, 0), place(4, 1)),
            List.of(place(4, 0), place(8, 1)));
    assertThat(
            settle(List.of(house(0), house(10), house(20)), places, List.of(List.of(0, 1, 2)))
                .stream()
                .map(Displacement::dx))
        .containsExactly(0.0, 4.0, 8.0);
  }

  private static List<Displacement> settle(List<Geometry> shapes, List<List<Place>> places) {
    return settle(shapes, places, List.of());
  }

  private static List<Displacement> settle(
      List<Geometry> shapes, List<List<Place>> places, List<List<Integer>> groups) {
    List<Integer> chosen = new Contest(shapes, places, Seams.of(shapes, groups)).settle();
    List<Displacement> shifts = new ArrayList<>();
    for (int i = 0; i < shapes.size(); i++) {
      shifts.add(places.get(i).get(chosen.get(i)).shift());
    }
    return shifts;
  }

  private static Place place(double dx, double score) {
    return new Place(new Displacement(dx, 0), score);
  }

  private static Geometry house(double x) {
    return house(x, 0);
  }

  private static Geometry house(double x, double y) {
    return new GeometryFactory().toGeometry(new Envelope(x, x + 10, y, y + 10));
  }
}
