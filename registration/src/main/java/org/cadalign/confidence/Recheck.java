package org.cadalign.confidence;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cadalign.align.Chain;
import org.cadalign.align.ChainResult;
import org.cadalign.align.ImageLevels;
import org.cadalign.align.Pieces;
import org.cadalign.align.Verdict;
import org.cadalign.align.Verdict.Standing;
import org.cadalign.data.Footprint;
import org.cadalign.data.Group;
import org.cadalign.field.Displacement;
import org.cadalign.gate.DataException;
import org.cadalign.noise.Perturbation;
import org.cadalign.noise.SmoothField;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.util.AffineTransformation;

/**
 * Perturb and recover: what was aligned is moved by a known field and aligned again, once on the
 * image as it is and once, by another field, on the image in a mirror. A building that the image
 * holds in one place comes back to it.
 *
 * @param chain that aligned
 * @param metres a pixel of level 1, ground metres
 */
public record Recheck(Chain chain, double metres) {
  // Within what chains are made for. Buildings do not move each by itself, so that a neighbour's
  // roof is as far as it was.
  private static final Perturbation.Strength STRENGTH =
      new Perturbation.Strength(1.5, 2.5, new SmoothField.Sizes(45, 120), 0);

  private static final AffineTransformation MIRROR = new AffineTransformation(0, 1, 0, 1, 0, 0);
  private static final long SEED = 1;
  private static final long MIRRORED_SEED = 2;

  /**
   * How far each piece came back from where it had been laid, ground metres; empty where no level
   * could compare it with the image.
   *
   * @param moved by a field
   * @param mirrored moved by another field, on the image in a mirror
   */
  public record Found(List<Optional<Double>> moved, List<Optional<Double>> mirrored) {
    public Found {
      moved = List.copyOf(moved);
      mirrored = List.copyOf(mirrored);
    }
  }

  /**
   * Aligns twice more.
   *
   * @param footprints as they were before the first alignment
   * @param pieces of them that were matched as one
   * @param first what the first alignment said of the pieces
   * @param pinned pieces that must not move
   */
  public Found of(
      ImageLevels image,
      List<Footprint> footprints,
      Pieces pieces,
      ChainResult first,
      Set<Integer> pinned)
      throws DataException {
    if (first.verdicts().stream().allMatch(v -> v.standing() == Standing.UNSEEN)) {
      List<Optional<Double>> none = Collections.nCopies(first.verdicts().size(), Optional.empty());
      return new Found(none, none);
    }
    Scene scene = new Scene(footprints, pieces, first.verdicts(), pinned);
    return new Found(
        scene.again(image, new AffineTransformation(), SEED),
        scene.again(new MirroredImage(image), MIRROR, MIRRORED_SEED));
  }

  /** What is aligned again, level-1 pixels; of it only what was seen is moved. */
  private final class Scene {
    private final List<Footprint> footprints;
    private final Pieces cut;
    private final List<Group> pieces;
    private final List<Verdict> first;
    private final Set<Integer> pinned;

    Scene(List<Footprint> footprints, Pieces cut, List<Verdict> first, Set<Integer> pinned) {
      this.footprints = footprints;
      this.cut = cut;
      this.pieces = cut.groups();
      this.first = first;
      this.pinned = pinned;
    }

    List<Optional<Double>> again(ImageLevels image, AffineTransformation view, long seed)
        throws DataException {
      List<Displacement> field = field(seed);
      List<Footprint> shapes = new ArrayList<>(footprints);
      List<Group> groups = new ArrayList<>();
      for (int i = 0; i < pieces.size(); i++) {
        Displacement move = first.get(i).shift().plus(field.get(i));
        AffineTransformation there =
            AffineTransformation.translationInstance(move.dx(), move.dy()).compose(view);
        for (int member : pieces.get(i).members()) {
          Footprint own = footprints.get(member);
          shapes.set(member, new Footprint(own.feature(), there.transform(own.shape())));
        }
        groups.add(moved(pieces.get(i), there));
      }
      try {
        return distances(
            chain.run(image, shapes, new Pieces(groups, cut.byGroup()), pinned), view, field);
      } catch (DataException e) {
        if (e.code() == DataException.Code.OUTSIDE) {
          // A layer at the image's rim may have been moved out of it.
          return Collections.nCopies(pieces.size(), Optional.empty());
        }
        throw e;
      }
    }

    /** What comes back is the field's negative. */
    private List<Optional<Double>> distances(
        ChainResult second, AffineTransformation view, List<Displacement> field) {
      List<Optional<Double>> distances = new ArrayList<>();
      for (int i = 0; i < pieces.size(); i++) {
        Displacement seen = second.traces().get(i).own();
        // A mirror about the diagonal is its own inverse.
        Coordinate back = view.transform(new Coordinate(seen.dx(), seen.dy()), new Coordinate());
        double distance = metres * new Displacement(back.x, back.y).plus(field.get(i)).length();
        boolean compared = second.traces().get(i).finest().isPresent();
        distances.add(compared ? Optional.of(distance) : Optional.empty());
      }
      return distances;
    }

    /** Over what was seen alone: a field of a whole city would be smooth to a single image. */
    private List<Displacement> field(long seed) {
      Envelope extent = new Envelope();
      List<Coordinate> centres = new ArrayList<>();
      for (int i = 0; i < pieces.size(); i++) {
        Coordinate c = pieces.get(i).centroid();
        Displacement shift = first.get(i).shift();
        Coordinate there = new Coordinate((c.x + shift.dx()) * metres, (c.y + shift.dy()) * metres);
        centres.add(there);
        if (isSeen(i)) {
          extent.expandToInclude(there);
        }
      }
      List<Displacement> moves = new ArrayList<>();
      for (Displacement move : Perturbation.random(seed, STRENGTH, extent).of(centres)) {
        int piece = moves.size();
        boolean still = pinned.contains(piece) || !isSeen(piece);
        moves.add(still ? Displacement.ZERO : move.times(1 / metres));
      }
      return moves;
    }

    private boolean isSeen(int piece) {
      return first.get(piece).standing() != Standing.UNSEEN;
    }
  }

  private static Group moved(Group piece, AffineTransformation there) {
    Envelope envelope = piece.envelope();
    Envelope moved = new Envelope();
    moved.expandToInclude(at(there, envelope.getMinX(), envelope.getMinY()));
    moved.expandToInclude(at(there, envelope.getMaxX(), envelope.getMaxY()));
    Coordinate centre = at(there, piece.centroid().x, piece.centroid().y);
    return new Group(piece.members(), centre, moved);
  }

  private static Coordinate at(AffineTransformation there, double x, double y) {
    return there.transform(new Coordinate(x, y), new Coordinate());
  }
}
