package org.cadalign.train;

/**
 * How training in rounds goes on from one round to the next.
 *
 * @param rounds at most
 * @param start what weights a round starts from
 * @param realign which labels a round's network corrects
 */
public record RoundOptions(int rounds, Start start, Realign realign) {
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
  }
}
