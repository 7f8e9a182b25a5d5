package org.cadalign.spec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * One trainable array of a network. Fresh values depend on the seed and the name alone, so that
 * they are the same in every engine and in whichever order parameters are made.
 *
 * @param name unique within the network; words joined by dots
 * @param initial how each value is drawn
 * @param shape lengths of the axes; for convolutions (out, in, height, width)
 */
public record Parameter(String name, Initial initial, long... shape) {
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  public Parameter {
    shape = shape.clone();
  }

  /** Number of values. */
  public long size() {
    return Arrays.stream(shape).reduce(1, Math::multiplyExact);
  }

  /** Fresh values for a seed, in the order of the axes, the last one fastest. */
  public float[] draw(long seed) {
    SplittableRandom random = new SplittableRandom(seed ^ hash(name));
    float[] values = new float[Math.toIntExact(size())];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) initial.draw(random);
    }
    return values;
  }

  /** FNV-1a of 64 bits: String.hashCode would let two names share their weights too easily. */
  private static long hash(String name) {
    long hash = FNV_OFFSET;
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xff)) * FNV_PRIME;
    }
    return hash;
  }
}
