package org.cadalign.noise;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.cadalign.field.Displacement;
import org.cadalign.field.DisplacementField;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;

/**
 * The misalignment that everyone is judged on: one rigid shift, a smooth field, and jitter per
 * group. It is the displacement that is added to <em>true</em> positions to misalign them, so a
 * perfect alignment is its negative. Ground metres, x east, y north.
 *
 * @param field rigid and smooth part
 * @param jitter part of each group
 */
public record Perturbation(DisplacementField field, GroupJitter jitter) {
  /**
   * How strong it is, ground metres.
   *
   * @param rigid radius of the disc in which the rigid shift is uniform
   * @param smooth longest displacement of the smooth field, over the layer or over the
   *     neighbourhood around it, whichever is larger
   * @param blobs standard deviations of the smooth field's blobs
   * @param jitter standard deviation per axis and group
   */
  public record Strength(double rigid, double smooth, SmoothField.Sizes blobs, double jitter) {
    /** A disc of 2.5 m, a smooth field of up to 4 m with blobs of 45 to 120 m, 0.4 m of jitter. */
    public static final Strength DEFAULT =
        new Strength(2.5, 4, new SmoothField.Sizes(45, 120), 0.4);

    /**
     * Side of the smallest square in which the field is scaled, four of its largest blobs: a field
     * is a matter of the ground, of which a small scene sees a part, and not always its strongest.
     */
    double neighbourhood() {
      return 4 * blobs.largest();
    }
  }

  /**
   * Draws a perturbation.
   *
   * @param extent of the layer, ground metres
   */
  public static Perturbation random(long seed, Strength strength, Envelope extent) {
    SplittableRandom random = new SplittableRandom(seed);
    RigidShift rigid = RigidShift.inDisc(random, strength.rigid());
    Envelope around = new Envelope(extent);
    around.expandBy(
        Math.max(0, (strength.neighbourhood() - extent.getWidth()) / 2),
        Math.max(0, (strength.neighbourhood() - extent.getHeight()) / 2));
    SmoothField smooth = SmoothField.random(random, around, strength.blobs(), strength.smooth());
    GroupJitter jitter = new GroupJitter(random.nextLong(), strength.jitter());
    return new Perturbation(DisplacementField.sum(List.of(rigid, smooth)), jitter);
  }

  /**
   * What misaligns each group; a group moves rigidly, by the field at its centre.
   *
   * @param centres of all groups in their order, ground metres
   * @return one displacement per group, to be added to its true position
   */
  public List<Displacement> of(List<Coordinate> centres) {
    List<Displacement> moves = new ArrayList<>(centres.size());
    for (int group = 0; group < centres.size(); group++) {
      Coordinate centre = centres.get(group);
      moves.add(field.at(centre.x, centre.y).plus(jitter.of(group)));
    }
    return moves;
  }
}
