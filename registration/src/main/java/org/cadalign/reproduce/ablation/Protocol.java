package org.cadalign.reproduce.ablation;

import java.util.List;
import org.cadalign.noise.Perturbation;
import org.cadalign.noise.SmoothField;
import org.cadalign.raster.WorkingGrid;

/**
 * How much is trained and measured.
 *
 * @param seeds of the trainings of each variant
 * @param steps of a training of the compact network, four samples each
 * @param cities to train on
 * @param side of them, ground metres
 * @param unseen cities to measure on
 * @param unseenSide of them, ground metres
 * @param fields that each of those is misaligned by
 * @param looks at a training whose course is shown
 * @param samples of a look
 */
record Protocol(
    int seeds,
    long steps,
    int cities,
    double side,
    int unseen,
    double unseenSide,
    int fields,
    int looks,
    int samples) {
  static final Protocol FULL = new Protocol(4, 300, 6, 420, 3, 300, 2, 6, 24);

  static final Protocol SHORT = new Protocol(1, 40, 2, 200, 1, 200, 1, 2, 12);

  /** Samples of a step. */
  static final int BATCH = 4;

  /** The chain, coarse to fine. */
  static final List<Integer> LEVELS = List.of(8, 4, 2, 1);

  /** The level that is also measured alone. */
  static final int ALONE = 4;

  /** The longest displacements, pixels of 0.3 m: as published, and 4 px of the level alone. */
  static final double LONGEST = 32;

  static final double LONGEST_ALONE = 4.0 * ALONE;

  private static final SmoothField.Sizes BLOBS = new SmoothField.Sizes(45, 120);

  /** A smooth field alone. */
  static Perturbation.Strength field(double longestPixels) {
    return new Perturbation.Strength(0, longestPixels * WorkingGrid.METRES, BLOBS, 0);
  }

  /** A name for files, of the samples of looks. */
  String lookedAtOn() {
    return "on%d-side%d-samples%d".formatted(unseen, Math.round(unseenSide), samples);
  }

  /** A name for files, of all that decides a training but its learner and seed. */
  String key() {
    return "steps%d-cities%d-side%d-looks%d-%s"
        .formatted(steps, cities, Math.round(side), looks, lookedAtOn());
  }

  /** A name for files, of all that decides a measurement of a model. */
  String measuredBy() {
    return "on%d-side%d-fields%d".formatted(unseen, Math.round(unseenSide), fields);
  }
}
