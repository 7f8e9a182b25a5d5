package org.cadalign.align;

import java.util.List;
import java.util.OptionalInt;

/**
 * How the chain runs and what it believes.
 *
 * @param levels coarse to fine
 * @param maxShift largest move that is believed, ground metres
 * @param minConfidence least probability of the likeliest shift and its neighbours that is believed
 * @param apart how far around where its neighbours would lay it each piece is also looked for by
 *     itself ({@link SearchApart}), ground metres along each axis; 0 if not at all
 */
public record ChainOptions(
    List<Integer> levels, double maxShift, double minConfidence, double apart) {
  // At level 1 outlines are compared to a third of a metre, which takes four times as long.
  private static final int FINEST_FOR_ALL_PIECES = 2;

  /**
   * Least confidence that is believed by default. A match that knows nothing has 0.11: nine of the
   * 81 places that a level looks at.
   */
  public static final double USUAL_CONFIDENCE = 0.3;

  /** Levels look as far themselves: 4 px of level 2, ground metres. */
  public static final double NEAREST_APART = 2.4;

  /** How far pieces can be looked for each by itself: 64 px of level 1, ground metres. */
  public static final double FARTHEST_APART = 19;

  /** How far pieces are looked for each by itself, by default, ground metres. */
  public static final double APART = 8;

  public ChainOptions {
    levels = List.copyOf(levels);
    boolean falling = true;
    for (int i = 1; i < levels.size(); i++) {
      falling &= levels.get(i) < levels.get(i - 1);
    }
    if (levels.isEmpty() || !falling || levels.get(levels.size() - 1) < 1) {
      throw new IllegalArgumentException("levels must fall to at least 1: " + levels);
    }
    if (apart != 0 && !(apart >= NEAREST_APART && apart <= FARTHEST_APART)) {
      throw new IllegalArgumentException(
          "buildings are looked for by themselves %s to %.0f m around, or 0 for not at all, not %s m"
              .formatted(NEAREST_APART, FARTHEST_APART, apart));
    }
    if (!(maxShift > 0) || !(minConfidence >= 0 && minConfidence <= 1)) {
      throw new IllegalArgumentException(
          "largest shift " + maxShift + ", least confidence " + minConfidence);
    }
  }

  /** Levels 8, 4, 2, 1; moves up to 20 m; confidence from 0.3; each piece by itself as well. */
  public static ChainOptions defaults() {
    return new ChainOptions(List.of(8, 4, 2, 1), 20, USUAL_CONFIDENCE, APART);
  }

  /** The same, looking for each piece by itself so far. */
  public ChainOptions withApart(double metres) {
    return new ChainOptions(levels, maxShift, minConfidence, metres);
  }

  /** The same, believing moves so far. */
  public ChainOptions withMaxShift(double metres) {
    return new ChainOptions(levels, metres, minConfidence, apart);
  }

  /** The same with another least confidence. */
  public ChainOptions withMinConfidence(double least) {
    return new ChainOptions(levels, maxShift, least, apart);
  }

  /** The same without levels coarser than one. */
  public ChainOptions from(int coarsest) {
    return new ChainOptions(
        levels.stream().filter(level -> level <= coarsest).toList(),
        maxShift,
        minConfidence,
        apart);
  }

  /** The same without levels finer than one. */
  public ChainOptions to(int finest) {
    return new ChainOptions(
        levels.stream().filter(level -> level >= finest).toList(), maxShift, minConfidence, apart);
  }

  /**
   * The levels at which pieces are looked for each by itself, coarse to fine: all of them at the
   * finest that is not 1, and at those below it the ones that this left doubtful.
   */
  public List<Integer> apartAt() {
    OptionalInt first =
        levels.stream()
            .mapToInt(level -> level)
            .filter(level -> level >= FINEST_FOR_ALL_PIECES)
            .min();
    return apart > 0 && first.isPresent()
        ? levels.stream().filter(level -> level <= first.getAsInt()).toList()
        : List.of();
  }
}
