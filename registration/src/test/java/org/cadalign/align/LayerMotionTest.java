package org.cadalign.align;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.cadalign.align.ShiftField.Node;
import org.cadalign.align.Verdict.Standing;
import org.cadalign.data.Footprint;
import org.cadalign.data.Group;
import org.cadalign.field.Displacement;
import org.cadalign.layer.Layer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

class LayerMotionTest {
  private static final String HOUSE = "POLYGON Z ((0 0 5, 30 0 5, 30 20 5, 0 20 5, 0 0 5))";

  @ParameterizedTest
  @CsvSource({
    "SURE, 5, -10, ALIGNED, 1.5, 3",
    "SURE, 0, 0, UNCHANGED, 0, 0",
    "SURE, 0.02, 0.02, UNCHANGED, 0, 0",
    "UNSURE, 5, -10, LOW_CONFIDENCE, 1.5, 3",
    "UNSURE, 0, 0, LOW_CONFIDENCE, 0, 0",
    "UNSEEN, 0, 0, NO_EVIDENCE, 0, 0"
  })
  void everyVerdictHasItsStatusAndMove(
      Standing standing, double dx, double dy, Status status, double east, double north)
      throws Exception {
    Layer layer = Layers.of(HOUSE);
    MovedLayer moved = move(layer, Motion.RIGID, Set.of(), Layers.verdict(dx, dy, standing));
    FeatureOutcome outcome = moved.outcomes().get(0);
    assertThat(outcome.status()).isEqualTo(status);
    assertThat(outcome.metres().minus(new Displacement(east, north)).length()).isLessThan(1e-9);
    Coordinate before = first(layer);
    Coordinate after = first(moved.layer());
    assertThat(after.x - before.x).isCloseTo(east, within(1e-9));
    assertThat(after.y - before.y).isCloseTo(north, within(1e-9));
    assertThat(after.getZ()).isEqualTo(5);
    if (east == 0) {
      assertThat(moved.layer()).isEqualTo(layer);
    }
  }

  @Test
  void nullGeometriesPassWithoutEvidence() throws Exception {
    Layer layer = Layers.of("", HOUSE);
    MovedLayer moved = move(layer, Motion.RIGID, Set.of(), Layers.verdict(5, 0, Standing.SURE));
    assertThat(moved.outcomes().get(0)).isEqualTo(FeatureOutcome.kept(Status.NO_EVIDENCE));
    assertThat(moved.outcomes().get(1).status()).isEqualTo(Status.ALIGNED);
    assertThat(moved.layer().features().get(0)).isEqualTo(layer.features().get(0));
    assertThat(moved.layer().features().get(1).values())
        .isEqualTo(layer.features().get(1).values());
  }

  @Test
  void pinnedGroupsStay() throws Exception {
    Layer layer = Layers.of(HOUSE);
    MovedLayer moved = move(layer, Motion.RIGID, Set.of(0), Layers.verdict(5, 0, Standing.SURE));
    assertThat(moved.layer()).isEqualTo(layer);
    assertThat(moved.outcomes()).containsExactly(FeatureOutcome.kept(Status.UNCHANGED));
  }

  @ParameterizedTest
  @EnumSource(Motion.class)
  void sharedWallsStaySharedInATerraceOf120Metres(Motion motion) throws Exception {
    String[] terrace =
        IntStream.range(0, 20)
            .mapToObj(i -> i * 20)
            .map(x -> box(x, 0.1 * x, x + 20, 30 + 0.1 * x))
            .toArray(String[]::new);
    Layer layer = Layers.of(terrace);
    List<Footprint> footprints = Layers.footprints(layer);
    Integer[] all = IntStream.range(0, 20).boxed().toArray(Integer[]::new);
    List<Group> groups = List.of(Layers.group(footprints, all));
    Pieces pieces = Pieces.of(footprints, groups);
    assertThat(pieces.groups().size()).isBetween(3, 6);
    List<Verdict> verdicts = new ArrayList<>();
    for (int i = 0; i < pieces.groups().size(); i++) {
      verdicts.add(Layers.verdict(i, -i, Standing.SURE));
    }
    ChainResult chain = chain(pieces, verdicts);
    MovedLayer moved =
        new LayerMotion(Layers.mover(), Layers.FRAME, motion)
            .move(layer, footprints, groups, pieces, chain, Set.of());
    assertThat(vertices(moved.layer())).hasSameSizeAs(vertices(layer));
    assertThat(moved.outcomes()).allMatch(o -> o.status() == Status.ALIGNED);
    double first = moved.outcomes().get(0).metres().dx();
    assertThat(moved.outcomes().get(19).metres().dx()).isGreaterThan(first + 0.2);
  }

  @Test
  void aGroupThatTheFieldWouldBreakMovesRigidlyAsAWhole() throws Exception {
    Layer layer = Layers.of(box(0, 0, 10, 10), box(10, 0, 260, 10), box(260, 0, 270, 10));
    List<Footprint> footprints = Layers.footprints(layer);
    List<Group> groups = List.of(Layers.group(footprints, 0, 1, 2));
    Pieces pieces = Pieces.of(footprints, groups);
    ChainResult chain =
        chain(
            pieces,
            List.of(
                Layers.verdict(900, 0, Standing.SURE),
                Layers.verdict(0, 0, Standing.SURE),
                Layers.verdict(-900, 300, Standing.SURE)));
    // The ends of the middle house change places.
    MovedLayer moved =
        new LayerMotion(Layers.mover(), Layers.FRAME, Motion.RIGID)
            .move(layer, footprints, groups, pieces, chain, Set.of());
    assertThat(moved.outcomes()).allMatch(o -> o.status() == Status.REPAIRED);
    assertThat(moved.outcomes().stream().map(FeatureOutcome::metres).distinct()).hasSize(1);
    assertThat(vertices(moved.layer())).hasSameSizeAs(vertices(layer));
  }

  /** The first crosses itself; it stays, whichever way the field goes, and the other moves. */
  @ParameterizedTest
  @CsvSource({"10, 10", "-10, -10", "10, -10"})
  void whatIsRejectedHoldsNobodyBack(double dx, double dy) throws Exception {
    Layer layer = Layers.of("POLYGON ((0 0, 20 20, 20 0, 0 20, 0 0))", box(20, 0, 60, 20));
    List<Footprint> footprints = Layers.footprints(layer);
    List<Group> groups = List.of(Layers.group(footprints, 0, 1));
    Pieces pieces = Pieces.of(footprints, groups);
    ChainResult chain = chain(pieces, List.of(Layers.verdict(dx, dy, Standing.SURE)));
    MovedLayer moved =
        new LayerMotion(Layers.mover(), Layers.FRAME, Motion.VERTEX)
            .move(layer, footprints, groups, pieces, chain, Set.of());
    assertThat(moved.outcomes())
        .extracting(FeatureOutcome::status)
        .containsExactly(Status.REJECTED, Status.REPAIRED);
    assertThat(moved.layer().features().get(0)).isEqualTo(layer.features().get(0));
    assertThat(moved.outcomes().get(1).metres().length()).isGreaterThan(3);
  }

  private static String box(double x0, double y0, double x1, double y1) {
    return "POLYGON ((%s %s, %s %s, %s %s, %s %s, %s %s))"
        .formatted(x0, y0, x1, y0, x1, y1, x0, y1, x0, y0);
  }

  private static Collection<Coordinate> vertices(Layer layer) {
    Set<Coordinate> distinct = new java.util.TreeSet<>();
    layer.features().forEach(f -> distinct.addAll(List.of(geometry(f.geometry().orElseThrow()))));
    return distinct;
  }

  private static Coordinate[] geometry(Geometry geometry) {
    return geometry.getCoordinates();
  }

  private static Coordinate first(Layer layer) {
    return layer.features().get(0).geometry().orElseThrow().getCoordinate();
  }

  private static MovedLayer move(Layer layer, Motion motion, Set<Integer> pinned, Verdict verdict)
      throws Exception {
    List<Footprint> footprints = Layers.footprints(layer);
    List<Group> groups = List.of(Layers.group(footprints, 0));
    Pieces pieces = Pieces.of(footprints, groups);
    return new LayerMotion(Layers.mover(), Layers.FRAME, motion)
        .move(layer, footprints, groups, pieces, chain(pieces, List.of(verdict)), pinned);
  }

  private static ChainResult chain(Pieces pieces, List<Verdict> verdicts) {
    List<Node> nodes = new ArrayList<>();
    for (int i = 0; i < verdicts.size(); i++) {
      Coordinate c = pieces.groups().get(i).centroid();
      nodes.add(new Node(c.x, c.y, verdicts.get(i).shift(), 1));
    }
    return new ChainResult(verdicts, List.of(), nodes, List.of());
  }
}
