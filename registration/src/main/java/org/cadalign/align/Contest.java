package org.cadalign.align;

import com.google.common.primitives.Ints;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.cadalign.field.Displacement;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/**
 * Buildings compete for roofs: of the places that each could take, those are chosen together that
 * are most probable and do not lie on each other. The score of a choice is the sum of the places'
 * scores, less {@value #WEIGHT} times the share of the smaller building that each pair has in
 * common, and less as much for each of the {@link Seams} between pieces of a group that it tears.
 * It is climbed from each building's own best place: by pairs where two are in each other's way, by
 * whole groups that are torn, then one building at a time.
 *
 * <p>A building that the layer lays within another, a tower on its base say, does not compete with
 * it. Others that lie on each other by more than half do not as long as they go the same way, to
 * 1.2 m; apart they do, since noise alone lays small buildings on each other. Nor does a building
 * compete that the layer lays among more than {@value #CROWD}.
 */
final class Contest {
  /** Logarithm of the odds that two buildings share all of the smaller one's place. */
  private static final double WEIGHT = 10;

  private static final double PARTS = 0.5;
  private static final double WITHIN = 0.95;
  private static final double IN_THE_WAY = 0.05;
  private static final double GAIN = 1e-9;
  private static final int SWEEPS = 10;

  /** Where the layer lays so many on each other, they are not side by side in any way. */
  static final int CROWD = 60;

  /**
   * A place that a building could take.
   *
   * @param shift from where the layer has it, level-1 pixels
   * @param score logarithm of how probable it is, up to a constant
   */
  record Place(Displacement shift, double score) {}

  private final List<Geometry> shapes;
  private final List<List<Place>> places;
  private final List<List<Integer>> rivals;
  private final List<Set<Integer>> parts;
  private final Seams seams;
  private final int[] chosen;

  /**
   * A contest.
   *
   * @param shapes of the buildings as the layer has them, level-1 pixels
   * @param places that each could take, at least one each
   * @param seams between them
   */
  Contest(List<Geometry> shapes, List<List<Place>> places, Seams seams) {
    this.seams = seams;
    this.shapes = List.copyOf(shapes);
    this.places = List.copyOf(places);
    this.chosen = new int[shapes.size()];
    this.rivals = rivals();
    this.parts = parts();
    for (int i = 0; i < chosen.length; i++) {
      chosen[i] = best(i, false);
    }
  }

  /** Chooses one of the places of each building, by its number. */
  List<Integer> settle() {
    boolean changed = true;
    for (int sweep = 0; sweep < SWEEPS && changed; sweep++) {
      changed = false;
      for (int i = 0; i < chosen.length; i++) {
        for (int j : rivals.get(i)) {
          changed |= j > i && movePair(i, j);
        }
      }
      for (List<Integer> group : seams.groups()) {
        changed |= isTorn(group) && moveGroup(group);
      }
      for (int i = 0; i < chosen.length; i++) {
        changed |= move(i);
      }
    }
    return Ints.asList(chosen.clone());
  }

  private boolean move(int i) {
    int better = best(i, true);
    boolean changes = score(i, better) > score(i, chosen[i]) + GAIN;
    chosen[i] = changes ? better : chosen[i];
    return changes;
  }

  private int best(int i, boolean contested) {
    int best = 0;
    for (int c = 1; c < places.get(i).size(); c++) {
      double score = contested ? score(i, c) : places.get(i).get(c).score();
      double least = contested ? score(i, best) : places.get(i).get(best).score();
      best = score > least ? c : best;
    }
    return best;
  }

  /** Of one building's place, while the others are where they are. */
  private double score(int i, int place) {
    return score(i, place, -1);
  }

  private double score(int i, int place, int but) {
    double score = places.get(i).get(place).score();
    for (int j : rivals.get(i)) {
      score -= j == but ? 0 : WEIGHT * overlap(i, place, j, chosen[j]);
    }
    for (int j : seams.beside().get(i)) {
      score -= j == but ? 0 : WEIGHT * Seams.torn(shift(i, place), shift(j, chosen[j]));
    }
    return score;
  }

  private boolean isTorn(List<Integer> group) {
    return group.stream()
        .anyMatch(
            i ->
                seams.beside().get(i).stream()
                    .anyMatch(j -> Seams.torn(shift(i, chosen[i]), shift(j, chosen[j])) > 0));
  }

  /** Lays all pieces of a group where one of them could go, if that is better for them together. */
  private boolean moveGroup(List<Integer> group) {
    List<Integer> kept = choices(group);
    List<Integer> best = kept;
    double most = score(group) + GAIN;
    List<Displacement> tried = new ArrayList<>();
    for (int piece : group) {
      for (Place place : places.get(piece)) {
        if (tried.stream().noneMatch(shift -> SearchApart.isSamePlace(shift, place.shift()))) {
          tried.add(place.shift());
          choose(group, kept);
          layTogether(group, place.shift());
          double score = score(group);
          best = score > most ? choices(group) : best;
          most = Math.max(most, score);
        }
      }
    }
    choose(group, best);
    return !best.equals(kept);
  }

  private List<Integer> choices(List<Integer> group) {
    return group.stream().map(i -> chosen[i]).toList();
  }

  private void choose(List<Integer> group, List<Integer> choices) {
    for (int k = 0; k < group.size(); k++) {
      chosen[group.get(k)] = choices.get(k);
    }
  }

  /** A piece that has no such place stays where it is. */
  private void layTogether(List<Integer> group, Displacement shift) {
    for (int i : group) {
      double nearest = Double.POSITIVE_INFINITY;
      for (int c = 0; c < places.get(i).size(); c++) {
        double off = shift(i, c).minus(shift).length();
        boolean there = off < nearest && SearchApart.isSamePlace(shift(i, c), shift);
        chosen[i] = there ? c : chosen[i];
        nearest = there ? off : nearest;
      }
    }
  }

  /**
   * Of a group's places; what two of them pay is met twice, half each time. Seams join members of
   * one group only.
   */
  private double score(List<Integer> group) {
    Set<Integer> members = Set.copyOf(group);
    double score = 0;
    for (int i : group) {
      score += places.get(i).get(chosen[i]).score();
      for (int j : rivals.get(i)) {
        score -= (members.contains(j) ? WEIGHT / 2 : WEIGHT) * overlap(i, chosen[i], j, chosen[j]);
      }
      for (int j : seams.beside().get(i)) {
        score -= WEIGHT / 2 * Seams.torn(shift(i, chosen[i]), shift(j, chosen[j]));
      }
    }
    return score;
  }

  private boolean movePair(int i, int j) {
    if (overlap(i, chosen[i], j, chosen[j]) < IN_THE_WAY) {
      return false;
    }
    double best = pair(i, chosen[i], j, chosen[j]) + GAIN;
    boolean changed = false;
    int a = chosen[i];
    int b = chosen[j];
    for (int p = 0; p < places.get(i).size(); p++) {
      for (int q = 0; q < places.get(j).size(); q++) {
        double score = pair(i, p, j, q);
        if (score > best) {
          best = score;
          a = p;
          b = q;
          changed = true;
        }
      }
    }
    chosen[i] = a;
    chosen[j] = b;
    return changed;
  }

  private double pair(int i, int p, int j, int q) {
    boolean seam = seams.beside().get(i).contains(j);
    double torn = seam ? Seams.torn(shift(i, p), shift(j, q)) : 0;
    return score(i, p, j) + score(j, q, i) - WEIGHT * (overlap(i, p, j, q) + torn);
  }

  /** How far two are in each other's way; parts of a building that stay together are not. */
  private double overlap(int i, int p, int j, int q) {
    boolean together = SearchApart.isSamePlace(shift(i, p), shift(j, q));
    return together && parts.get(i).contains(j)
        ? 0
        : overlap(shapes.get(i), shift(i, p), shapes.get(j), shift(j, q));
  }

  private Displacement shift(int i, int place) {
    return places.get(i).get(place).shift();
  }

  /** Share of the smaller of two shapes that both have in common where they are moved to. */
  private static double overlap(Geometry a, Displacement da, Geometry b, Displacement db) {
    Envelope ea = moved(a.getEnvelopeInternal(), da);
    Envelope eb = moved(b.getEnvelopeInternal(), db);
    double least = Math.min(a.getArea(), b.getArea());
    if (!ea.intersects(eb) || !(least > 0)) {
      return 0;
    }
    Displacement apart = db.minus(da);
    Geometry other = AffineTransformation.translationInstance(apart.dx(), apart.dy()).transform(b);
    return OverlayNGRobust.overlay(a, other, OverlayNG.INTERSECTION).getArea() / least;
  }

  private static Envelope moved(Envelope envelope, Displacement shift) {
    Envelope moved = new Envelope(envelope);
    moved.translate(shift.dx(), shift.dy());
    return moved;
  }

  /** Who could lie on whom, ascending. */
  private List<List<Integer>> rivals() {
    List<Envelope> reached = reached();
    List<Integer> uncrowded = uncrowded();
    STRtree index = new STRtree();
    uncrowded.forEach(i -> index.insert(reached.get(i), i));
    index.build();
    List<List<Integer>> all = new ArrayList<>(Collections.nCopies(shapes.size(), List.of()));
    for (int i : uncrowded) {
      @SuppressWarnings("unchecked") // The index holds nothing else.
      List<Integer> near = index.query(reached.get(i));
      int[] rivals =
          near.stream()
              .mapToInt(j -> j)
              .filter(j -> j != i && given(i, j) <= WITHIN)
              .sorted()
              .toArray();
      all.set(i, Ints.asList(rivals));
    }
    return all;
  }

  /** Of each building's rivals those that the layer lays on it by more than half. */
  private List<Set<Integer>> parts() {
    List<Set<Integer>> all = new ArrayList<>();
    for (int i = 0; i < shapes.size(); i++) {
      int own = i;
      all.add(
          rivals.get(i).stream()
              .filter(j -> given(own, j) > PARTS)
              .collect(Collectors.toUnmodifiableSet()));
    }
    return all;
  }

  /** How far two lie on each other as the layer gives them, the same whoever asks. */
  private double given(int i, int j) {
    Geometry first = shapes.get(Math.min(i, j));
    Geometry second = shapes.get(Math.max(i, j));
    return overlap(first, Displacement.ZERO, second, Displacement.ZERO);
  }

  /** Where each building could come to lie. */
  private List<Envelope> reached() {
    List<Envelope> all = new ArrayList<>();
    for (int i = 0; i < shapes.size(); i++) {
      Envelope reach = new Envelope();
      for (Place place : places.get(i)) {
        reach.expandToInclude(moved(shapes.get(i).getEnvelopeInternal(), place.shift()));
      }
      all.add(reach);
    }
    return all;
  }

  /** Buildings that the layer does not stack, so that stacks do not take room by their square. */
  private List<Integer> uncrowded() {
    STRtree index = new STRtree();
    for (int i = 0; i < shapes.size(); i++) {
      index.insert(shapes.get(i).getEnvelopeInternal(), i);
    }
    index.build();
    List<Integer> all = new ArrayList<>();
    for (int i = 0; i < shapes.size(); i++) {
      int[] on = {0};
      index.query(shapes.get(i).getEnvelopeInternal(), item -> on[0]++);
      if (on[0] <= CROWD) {
        all.add(i);
      }
    }
    return all;
  }
}
