package org.cadalign.data;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.cadalign.field.Displacement;
import org.cadalign.field.DisplacementField;
import org.cadalign.noise.GroupJitter;
import org.cadalign.noise.RigidShift;
import org.cadalign.noise.SmoothField;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;

/**
 * The displacements that a sample asks for: what its level is left with when coarser levels have
 * done their part, together with what only this level can see.
 *
 * @param rigidShare probability of a rigid part
 * @param rigid radius of the disc in which it is uniform, pixels of the level
 * @param smooth most that the smooth part reaches in a window, pixels of the level; uniform up to
 *     that
 * @param blobs sizes of the smooth part's blobs, ground metres
 * @param jitter most of the standard deviation per axis and group, ground metres; uniform up to
 *     that
 * @param individual probability of groups that are displaced each by itself, as labels are whose
 *     errors have nothing in common
 * @param apart most of the standard deviation per axis and group where they are, pixels of the
 *     level; uniform up to that
 * @param longest no displacement is longer, pixels of the level
 */
public record Misalignment(
    double rigidShare,
    double rigid,
    double smooth,
    SmoothField.Sizes blobs,
    double jitter,
    double individual,
    double apart,
    double longest) {
  private static final double METRES_PER_PIXEL = 0.3;

  /**
   * Up to 3 px rigid in 70 % of samples, up to 1.5 px smooth, up to 0.6 m of jitter, 3.8 px in all;
   * no group by itself.
   */
  public static final Misalignment DEFAULT =
      new Misalignment(0.7, 3, 1.5, new SmoothField.Sizes(45, 120), 0.6, 0, 2, 3.8);

  /** The same with another probability of groups that are displaced each by itself. */
  public Misalignment withIndividual(double share) {
    return new Misalignment(rigidShare, rigid, smooth, blobs, jitter, share, apart, longest);
  }

  /**
   * Draws one displacement per group.
   *
   * @param centres of the groups, pixels of the window
   * @param view level and window
   * @return pixels of the view's level, to be added to the map
   */
  List<Displacement> draw(SplittableRandom random, List<Coordinate> centres, View view) {
    double metres = METRES_PER_PIXEL * view.level();
    // The numbers come before the blobs, whose count depends on the level.
    boolean shifted = random.nextDouble() < rigidShare;
    RigidShift shift = RigidShift.inDisc(random, shifted ? rigid : 0);
    double reached = smooth * random.nextDouble();
    double sigma = jitter * random.nextDouble() / metres;
    // Nothing is drawn where nothing can come of it, so that samples stay as they were.
    if (individual > 0 && random.nextDouble() < individual) {
      sigma = apart * random.nextDouble();
    }
    GroupJitter jitters = new GroupJitter(random.nextLong(), sigma);
    SmoothField.Sizes sizes =
        new SmoothField.Sizes(blobs.smallest() / metres, blobs.largest() / metres);
    Envelope extent = new Envelope(0, view.size(), 0, view.size());
    SmoothField field = SmoothField.random(random, extent, sizes, reached);

    DisplacementField together = DisplacementField.sum(List.of(shift, field));
    List<Displacement> drawn = new ArrayList<>(centres.size());
    for (int i = 0; i < centres.size(); i++) {
      Coordinate centre = centres.get(i);
      drawn.add(together.at(centre.x, centre.y).plus(jitters.of(i)).clipped(longest));
    }
    return drawn;
  }
}
