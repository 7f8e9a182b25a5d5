package org.cadalign.train;

import org.cadalign.match.Reach;

/**
 * How training in rounds goes on from one round to the next.
 *
 * @param rounds at most
 * @param start what weights a round starts from
 * @param realign which labels a round's network corrects
 * @param labelNoise what the labels are wrong by, standard deviation per axis, ground metres; 0 if
 *     that is not known
 * @param folds into which scenes are divided, each corrected by a network of the others; 1 for one
 *     network of all scenes
 */
public record RoundOptions(int rounds, Start start, Realign realign, double labelNoise, int folds) {
  private static final int COARSEST = 8;

  /** Each round halves the finest pixel twice, since its labels are so much better. */
  private static final int FINER = 4;

  /** What weights a round starts from. */
  public enum Start {
    /** Fresh ones, as the first round. */
    COLD,
    /** Those of the round before. */
    WARM
  }

  /** Which labels a round's network corrects. */
  public enum Realign {
    /** The labels as they were given: errors of earlier rounds are not inherited. */
    ORIGINAL,
    /** The labels as the round before has corrected them: the variant AS1. */
    PREVIOUS
  }

  public RoundOptions {
    if (rounds < 1) {
      throw new IllegalArgumentException("--rounds " + rounds + " is less than 1");
    }
    if (!(labelNoise >= 0) || !Double.isFinite(labelNoise)) {
      throw new IllegalArgumentException("--label-noise " + labelNoise + " is no length in metres");
    }
    if (folds < 1) {
      throw new IllegalArgumentException("--folds " + folds + " is less than 1");
    }
  }

  /**
   * The finest level that a round trains and corrects labels at. Where labels are wrong by more
   * than a pixel, most of what a network is told is unlike what it sees: it learns to answer less
   * than it should. So the first round stays at levels whose pixels are as large as the labels'
   * noise.
   *
   * @param round from 1
   */
  public int finest(int round) {
    int level = 1;
    while (level < COARSEST && level * Reach.METRES_PER_PIXEL < labelNoise * (1 - 1e-9)) {
      level *= 2;
    }
    for (int i = 1; i < round; i++) {
      level = Math.max(1, level / FINER);
    }
    return level;
  }

  /**
   * The finest level of the network that rounds end with: of several folds one more is trained, on
   * the labels that the last round has corrected.
   *
   * @param last round
   */
  public int finestAtEnd(int last) {
    return finest(folds == 1 ? last : last + 1);
  }
}
