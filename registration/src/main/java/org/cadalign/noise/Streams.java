package org.cadalign.noise;

import java.util.SplittableRandom;

/** Independent random streams by number, so that the order in which they are used cannot matter. */
public final class Streams {
  private Streams() {}

  /**
   * The stream of one number under one seed. Both are mixed before they are used: generators whose
   * seeds differ by a multiple of their step would run through one another's values.
   */
  public static SplittableRandom of(long seed, long number) {
    long mixed = new SplittableRandom(seed).nextLong();
    return new SplittableRandom(new SplittableRandom(mixed ^ number).nextLong());
  }
}
