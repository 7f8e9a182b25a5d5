package org.cadalign.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cadalign.field.Displacement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Polygon;

class LabelNoiseTest {
  private static final int ACROSS = 30;
  private static final Envelope EXTENT = new Envelope(0, 600, 0, 600);

  /** Houses of 7 x 7 m, one every 20 m. */
  private static final List<Polygon> HOUSES = houses();

  private static final Displacement NO_BIAS = Displacement.ZERO;
  private static final LabelNoise VERTEX = new LabelNoise(0.5, 0, 0, NO_BIAS, 0, 0);
  private static final LabelNoise BUILDING = new LabelNoise(0, 1.2, 0, NO_BIAS, 0, 0);
  private static final LabelNoise SMOOTH = new LabelNoise(0, 0, 3, NO_BIAS, 0, 0);
  private static final LabelNoise BIAS = new LabelNoise(0, 0, 0, new Displacement(2, 1), 0, 0);

  @Test
  void noneIsTheTruth() {
    List<LabelNoise.Label> labels = LabelNoise.NONE.labels(HOUSES, EXTENT, 3);
    assertThat(labels).extracting(LabelNoise.Label::shape).isEqualTo(HOUSES);
    assertThat(labels.get(7).building()).contains(7);
  }

  @ParameterizedTest
  @CsvSource({"0.3", "1.2"})
  void verticesHaveTheStatedDeviation(double sigma) {
    LabelNoise noise = new LabelNoise(sigma, 0, 0, NO_BIAS, 0, 0);
    List<Coordinate> offsets = offsets(noise);
    assertSpread(offsets, sigma);
    // Neighbouring vertices of a house know nothing of each other.
    double together = 0;
    for (int i = 1; i < offsets.size(); i++) {
      together += offsets.get(i).x * offsets.get(i - 1).x / offsets.size();
    }
    assertThat(together).isCloseTo(0, within(0.1 * sigma * sigma));
  }

  @ParameterizedTest
  @CsvSource({"0.3", "1.2"})
  void buildingsHaveTheStatedDeviationAndKeepTheirShape(double sigma) {
    LabelNoise noise = new LabelNoise(0, sigma, 0, NO_BIAS, 0, 0);
    List<Coordinate> offsets = offsets(noise);
    List<Coordinate> each = new ArrayList<>();
    for (int i = 0; i < offsets.size(); i += 4) {
      each.add(offsets.get(i));
      for (int v = 1; v < 4; v++) {
        assertThat(offsets.get(i + v).distance(offsets.get(i))).isLessThan(1e-9);
      }
    }
    assertSpread(each, sigma);
  }

  @Test
  void theSmoothFieldIsSmoothAndNoLongerThanStated() {
    List<Coordinate> offsets = offsets(SMOOTH);
    double longest = 0;
    for (int house = 0; house < HOUSES.size(); house++) {
      Coordinate here = offsets.get(4 * house);
      longest = Math.max(longest, Math.hypot(here.x, here.y));
      if (house % ACROSS > 0) {
        assertThat(here.distance(offsets.get(4 * (house - 1)))).isLessThan(1.8);
      }
    }
    assertThat(longest).isBetween(2.5, 3.001);
  }

  /** In the plane, y is to the south. */
  @Test
  void theBiasIsEastAndNorth() {
    assertThat(offsets(BIAS))
        .allSatisfy(
            offset -> {
              assertThat(offset.x).isCloseTo(2, within(1e-9));
              assertThat(offset.y).isCloseTo(-1, within(1e-9));
            });
  }

  @ParameterizedTest
  @CsvSource({"0.1", "0.5", "0.9"})
  void theStatedShareIsMissing(double share) {
    int n = HOUSES.size();
    int left = new LabelNoise(0, 0, 0, NO_BIAS, share, 0).labels(HOUSES, EXTENT, 3).size();
    assertThat((n - left) / (double) n)
        .isCloseTo(share, within(4 * Math.sqrt(share * (1 - share) / n)));
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "0.1, 90", "0.25, 225"})
  void staleLabelsStandWhereNoBuildingDoes(double share, int count) {
    List<LabelNoise.Label> labels =
        new LabelNoise(0, 0, 0, NO_BIAS, 0, share).labels(HOUSES, EXTENT, 3);
    List<LabelNoise.Label> stale = labels.subList(HOUSES.size(), labels.size());
    assertThat(stale).hasSize(count);
    for (LabelNoise.Label label : stale) {
      assertThat(label.building()).isEmpty();
      assertThat(label.shape().getArea()).isCloseTo(49, within(1e-6));
      assertThat(EXTENT.contains(label.shape().getEnvelopeInternal())).isTrue();
      assertThat(HOUSES).noneMatch(label.shape()::intersects);
    }
  }

  static List<LabelNoise> kinds() {
    return List.of(VERTEX, BUILDING, SMOOTH, BIAS);
  }

  /** What all kinds do to a vertex, less what all but one do, is what that one does. */
  @ParameterizedTest
  @MethodSource("kinds")
  void kindsAddUp(LabelNoise kind) {
    List<Coordinate> all = offsets(sum(kinds()));
    List<Coordinate> others = offsets(sum(kinds().stream().filter(k -> !k.equals(kind)).toList()));
    List<Coordinate> alone = offsets(kind);
    for (int i = 0; i < all.size(); i++) {
      assertThat(all.get(i).x - others.get(i).x).isCloseTo(alone.get(i).x, within(1e-9));
      assertThat(all.get(i).y - others.get(i).y).isCloseTo(alone.get(i).y, within(1e-9));
    }
  }

  /** Nor does what is missing or stale change where the others are. */
  @Test
  void missingAndStaleLabelsChangeNoOther() {
    LabelNoise all = sum(kinds());
    LabelNoise more =
        new LabelNoise(all.vertex(), all.building(), all.smooth(), all.bias(), 0.3, 0.1);
    Map<Integer, Polygon> whole = shapes(all);
    assertThat(shapes(more)).hasSizeBetween(500, 750);
    shapes(more)
        .forEach((house, shape) -> assertThat(shape.equalsExact(whole.get(house))).isTrue());
    assertThat(shapes(new LabelNoise(0, 0, 0, NO_BIAS, 0.3, 0)).keySet())
        .isEqualTo(shapes(more).keySet());
    assertThat(stale(new LabelNoise(0, 0, 0, NO_BIAS, 0, 0.1))).isEqualTo(stale(more));
  }

  @Test
  void sharedVerticesStayShared() {
    Polygon left = box(10, 10, 8);
    Polygon right = box(18, 10, 8);
    LabelNoise noise = new LabelNoise(0.5, 1.5, 2, new Displacement(1, 1), 0, 0);
    for (long seed = 0; seed < 20; seed++) {
      List<LabelNoise.Label> labels = noise.labels(List.of(left, right), EXTENT, seed);
      Coordinate[] a = labels.get(0).shape().getCoordinates();
      Coordinate[] b = labels.get(1).shape().getCoordinates();
      assertThat(a[1].distance(b[0])).isLessThan(1e-9);
      assertThat(a[2].distance(b[3])).isLessThan(1e-9);
    }
  }

  /** Found by rounding to centimetres, they were told apart where a rounding lay between them. */
  @Test
  void verticesAreSharedAcrossTheBorderOfACentimetre() {
    Polygon left = box(10, 10, 8.005 - 1e-12);
    Polygon right = box(18.005 + 1e-12, 10, 8.005 - 1e-12);
    List<LabelNoise.Label> labels = VERTEX.labels(List.of(left, right), EXTENT, 1);
    assertThat(labels.get(0).shape().getCoordinates()[1])
        .matches(c -> c.distance(labels.get(1).shape().getCoordinates()[0]) < 1e-9);
  }

  @Test
  void ringsStayClosed() {
    assertThat(VERTEX.labels(HOUSES, EXTENT, 3))
        .allMatch(label -> label.shape().getExteriorRing().isClosed());
  }

  @Test
  void isGivenByItsSeed() {
    LabelNoise all = sum(kinds());
    assertThat(all.labels(HOUSES, EXTENT, 3)).isEqualTo(all.labels(HOUSES, EXTENT, 3));
    assertThat(all.labels(HOUSES, EXTENT, 4)).isNotEqualTo(all.labels(HOUSES, EXTENT, 3));
  }

  @Test
  void aCityWithoutBuildingsHasNoLabels() {
    LabelNoise noise = new LabelNoise(1, 1, 1, new Displacement(1, 1), 0.5, 0.5);
    assertThat(noise.labels(List.of(), EXTENT, 3)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "-1, 0, 0, 0, 0, 0",
    "0, -1, 0, 0, 0, 0",
    "0, 0, -1, 0, 0, 0",
    "NaN, 0, 0, 0, 0, 0",
    "Infinity, 0, 0, 0, 0, 0",
    "0, Infinity, 0, 0, 0, 0",
    "0, 0, Infinity, 0, 0, 0",
    "0, 0, 0, NaN, 0, 0",
    "0, 0, 0, 1e300, 0, 0",
    "0, 0, 0, 0, 1, 0",
    "0, 0, 0, 0, -0.1, 0",
    "0, 0, 0, 0, 0, -0.1",
    "0, 0, 0, 0, 0, 1e9",
  })
  void refusesOthers(
      double vertex, double building, double smooth, double east, double missing, double stale) {
    Displacement bias = new Displacement(east, 0);
    assertThatThrownBy(() -> new LabelNoise(vertex, building, smooth, bias, missing, stale))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("\n");
  }

  private static LabelNoise sum(List<LabelNoise> kinds) {
    return new LabelNoise(
        kinds.stream().mapToDouble(LabelNoise::vertex).sum(),
        kinds.stream().mapToDouble(LabelNoise::building).sum(),
        kinds.stream().mapToDouble(LabelNoise::smooth).sum(),
        kinds.stream().map(LabelNoise::bias).reduce(NO_BIAS, Displacement::plus),
        0,
        0);
  }

  /** From every true vertex to that of the label, house by house. */
  private static List<Coordinate> offsets(LabelNoise noise) {
    List<LabelNoise.Label> labels = noise.labels(HOUSES, EXTENT, 3);
    List<Coordinate> offsets = new ArrayList<>();
    for (int house = 0; house < labels.size(); house++) {
      Coordinate[] before = HOUSES.get(house).getCoordinates();
      Coordinate[] after = labels.get(house).shape().getCoordinates();
      for (int i = 0; i < 4; i++) {
        offsets.add(new Coordinate(after[i].x - before[i].x, after[i].y - before[i].y));
      }
    }
    return offsets;
  }

  private static void assertSpread(List<Coordinate> offsets, double sigma) {
    int n = offsets.size();
    double x = Math.sqrt(offsets.stream().mapToDouble(o -> o.x * o.x).sum() / n);
    double y = Math.sqrt(offsets.stream().mapToDouble(o -> o.y * o.y).sum() / n);
    double both = offsets.stream().mapToDouble(o -> o.x * o.y).sum() / n;
    double bound = 4 / Math.sqrt(2.0 * n);
    assertThat(x / sigma).isCloseTo(1, within(bound));
    assertThat(y / sigma).isCloseTo(1, within(bound));
    assertThat(both / (sigma * sigma)).isCloseTo(0, within(4 / Math.sqrt(n)));
  }

  private static Map<Integer, Polygon> shapes(LabelNoise noise) {
    Map<Integer, Polygon> shapes = new HashMap<>();
    for (LabelNoise.Label label : noise.labels(HOUSES, EXTENT, 3)) {
      label.building().ifPresent(house -> shapes.put(house, label.shape()));
    }
    return shapes;
  }

  private static List<Polygon> stale(LabelNoise noise) {
    return noise.labels(HOUSES, EXTENT, 3).stream()
        .filter(label -> label.building().equals(Optional.empty()))
        .map(LabelNoise.Label::shape)
        .toList();
  }

  private static List<Polygon> houses() {
    List<Polygon> houses = new ArrayList<>();
    for (int i = 0; i < ACROSS * ACROSS; i++) {
      houses.add(box(5 + 20 * (i % ACROSS), 5 + 20 * (i / ACROSS), 7));
    }
    return houses;
  }

  private static Polygon box(double left, double top, double side) {
    return ConvexArea.rectangle(left, top, left + side, top + side).polygon();
  }
}
