package org.cadalign.noise;

import java.util.SplittableRandom;
import org.cadalign.field.Displacement;

/**
 * An independent normal displacement of every group. It depends on the seed and the group's number
 * alone, so groups may be asked for in any order.
 *
 * @param seed of the noise
 * @param sigma standard deviation on each axis, in the plane's unit
 */
public record GroupJitter(long seed, double sigma) {
  /**
   * The displacement of one group.
   *
   * @param group number of the group, from 0
   */
  public Displacement of(int group) {
    SplittableRandom random = Streams.of(seed, group);
    return new Displacement(sigma * random.nextGaussian(), sigma * random.nextGaussian());
  }
}
