package org.cadalign.confidence;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cadalign.align.Aligner.Alignment;
import org.cadalign.align.Pieces;
import org.cadalign.align.Pins;
import org.cadalign.align.Trace;
import org.cadalign.align.Trace.Look;
import org.cadalign.align.Verdict;
import org.cadalign.align.Verdict.Standing;
import org.cadalign.confidence.Neighbourhood.Moves;
import org.cadalign.confidence.Neighbourhood.Neighbour;
import org.cadalign.data.Footprint;
import org.cadalign.data.Group;
import org.cadalign.field.Displacement;
import org.cadalign.match.GroupShift;
import org.locationtech.jts.geom.Coordinate;

/** Reads the signs of every feature off an alignment. */
public final class SignReader {
  private final List<Footprint> footprints;
  private final Alignment alignment;
  private final List<Group> groups;
  private final Pieces pieces;
  private final double pixel;
  private final double metres;
  private final Optional<Recheck.Found> again;
  private final Neighbourhood neighbourhood;

  /**
   * @param footprints of the layer that was aligned
   * @param groups of them
   * @param pixel ground resolution of the image, metres
   * @param metres a pixel of level 1, ground metres
   * @param again where aligning again brought the pieces, if that was done
   */
  public SignReader(
      List<Footprint> footprints,
      List<Group> groups,
      Alignment alignment,
      double pixel,
      double metres,
      Optional<Recheck.Found> again) {
    this.footprints = footprints;
    this.alignment = alignment;
    this.groups = List.copyOf(groups);
    this.pieces = Pieces.of(footprints, groups);
    this.pixel = pixel;
    this.metres = metres;
    this.again = again;
    this.neighbourhood = new Neighbourhood(neighbours());
  }

  private List<Neighbour> neighbours() {
    List<Neighbour> all = new ArrayList<>();
    for (int i = 0; i < pieces.groups().size(); i++) {
      Verdict verdict = alignment.chain().verdicts().get(i);
      if (verdict.standing() != Standing.UNSEEN) {
        all.add(new Neighbour(i, place(i), alignment.chain().traces().get(i).own().times(metres)));
      }
    }
    return all;
  }

  private Coordinate place(int piece) {
    Coordinate c = pieces.groups().get(piece).centroid();
    return new Coordinate(c.x * metres, c.y * metres);
  }

  /**
   * Signs by feature; empty where the feature was not matched, or no level could compare it with
   * the image.
   *
   * @param pins features of whose groups nothing is said: they lie where the user wants them
   */
  public List<Optional<Signs>> read(Pins pins) {
    List<Optional<Signs>> all =
        new ArrayList<>(Collections.nCopies(alignment.moved().outcomes().size(), Optional.empty()));
    Set<Integer> pinned = pieces.of(pins.groups(footprints, groups));
    List<Double> overlaps = Overlap.shares(footprints, shifts());
    for (int i = 0; i < pieces.groups().size(); i++) {
      boolean seen = alignment.chain().verdicts().get(i).standing() != Standing.UNSEEN;
      boolean compared = alignment.chain().traces().get(i).finest().isPresent();
      if (seen && compared && !pinned.contains(i)) {
        Map<Sign, Double> common = ofPiece(i);
        for (int member : pieces.groups().get(i).members()) {
          Map<Sign, Double> own = new EnumMap<>(common);
          ofFootprint(own, member, overlaps.get(member));
          all.set(footprints.get(member).feature(), Optional.of(new Signs(own)));
        }
      }
    }
    return all;
  }

  private List<Displacement> shifts() {
    List<Displacement> shifts =
        new ArrayList<>(Collections.nCopies(footprints.size(), Displacement.ZERO));
    for (int i = 0; i < pieces.groups().size(); i++) {
      for (int member : pieces.groups().get(i).members()) {
        shifts.set(member, alignment.chain().verdicts().get(i).shift());
      }
    }
    return shifts;
  }

  private void ofFootprint(Map<Sign, Double> signs, int footprint, double overlap) {
    Footprint own = footprints.get(footprint);
    alignment.support().get(own.feature()).ifPresent(s -> signs.put(Sign.SUPPORT, s));
    signs.put(Sign.OVERLAP, overlap);
    signs.put(Sign.SIZE_M, metres * Math.sqrt(own.shape().getArea()));
  }

  private Map<Sign, Double> ofPiece(int i) {
    Map<Sign, Double> signs = new EnumMap<>(Sign.class);
    Trace trace = alignment.chain().traces().get(i);
    Displacement shift = alignment.chain().verdicts().get(i).shift();
    trace.finest().ifPresent(look -> ofLook(signs, look));
    trace
        .finest()
        .flatMap(look -> trace.at(2 * look.level()))
        .ifPresent(look -> ofCoarse(signs, look));
    Moves moves = neighbourhood.around(i, place(i));
    signs.put(Sign.NEIGHBOURS, moves.weight());
    if (moves.weight() > 0) {
      Displacement own = trace.own().times(metres);
      signs.put(Sign.NEIGHBOUR_DIFFERENCE_M, own.minus(moves.mean()).length());
      signs.put(Sign.NEIGHBOUR_SPREAD_M, moves.spread());
    }
    signs.put(Sign.TAKEN_M, metres * shift.minus(trace.own()).length());
    signs.put(Sign.APART_M, metres * trace.apart());
    signs.put(Sign.SHIFT_M, metres * shift.length());
    signs.put(Sign.PIECE_SIZE_M, metres * Math.sqrt(area(pieces.groups().get(i))));
    signs.put(Sign.PIXEL_M, pixel);
    again.flatMap(found -> found.moved().get(i)).ifPresent(m -> signs.put(Sign.RECOVERED_M, m));
    again.flatMap(found -> found.mirrored().get(i)).ifPresent(m -> signs.put(Sign.MIRRORED_M, m));
    return signs;
  }

  private double area(Group piece) {
    return piece.members().stream()
        .mapToDouble(member -> footprints.get(member).shape().getArea())
        .sum();
  }

  private void ofLook(Map<Sign, Double> signs, Look look) {
    double metre = metres * look.level();
    GroupShift pooled = look.pooled();
    double ratio = pooled.peak() > 0 ? Math.min(1, pooled.secondPeak() / pooled.peak()) : 1;
    signs.put(Sign.SPREAD_M, metre * pooled.spread());
    signs.put(Sign.PEAK_PROBABILITY, pooled.confidence());
    signs.put(Sign.SECOND_PEAK, ratio);
    signs.put(Sign.SECOND_PEAK_M, metre * ratio * pooled.secondPeakDistance());
    signs.put(Sign.ALONE_SPREAD_M, metre * look.alone().spread());
    signs.put(Sign.ALONE_AGREEMENT, look.agreement());
    signs.put(Sign.ALONE_DISTANCE_M, metre * distance(look));
    signs.put(Sign.LAST_STEP_M, metre * pooled.shift().length());
  }

  private void ofCoarse(Map<Sign, Double> signs, Look look) {
    double metre = metres * look.level();
    signs.put(Sign.COARSE_SPREAD_M, metre * look.pooled().spread());
    signs.put(Sign.COARSE_ALONE_AGREEMENT, look.agreement());
    signs.put(Sign.COARSE_ALONE_DISTANCE_M, metre * distance(look));
    signs.put(Sign.COARSE_STEP_M, metre * look.pooled().shift().length());
  }

  private static double distance(Look look) {
    return look.alone().shift().minus(look.pooled().shift()).length();
  }
}
