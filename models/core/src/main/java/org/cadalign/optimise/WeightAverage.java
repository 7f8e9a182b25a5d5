package org.cadalign.optimise;

/**
 * Exponential moving average of weights; Polyak and Juditsky 1992. Over the first steps it forgets
 * faster, min(decay, (1 + n) / (10 + n)) at the n-th, so that the fresh weights do not linger.
 */
public final class WeightAverage {
  private final double decay;
  private final float[] values;
  private long updates;

  /**
   * Starts from weights, which are copied.
   *
   * @param decay weight of the past, in [0, 1)
   */
  public WeightAverage(double decay, float[] weights) {
    this(decay, new State(0, weights.clone()));
  }

  /** Goes on from a state, which it takes over. */
  public WeightAverage(double decay, State state) {
    if (!(decay >= 0 && decay < 1)) {
      throw new IllegalArgumentException("decay must be in [0, 1), not " + decay);
    }
    this.decay = decay;
    this.updates = state.updates();
    this.values = state.values();
  }

  /** Takes one more set of weights in. */
  public void update(float[] weights) {
    updates++;
    double keep = Math.min(decay, (1.0 + updates) / (10.0 + updates));
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (keep * values[i] + (1 - keep) * weights[i]);
    }
  }

  /** A copy of the average, with what a later one needs to go on with the same bytes. */
  public State state() {
    return new State(updates, values.clone());
  }

  /**
   * An average at some time.
   *
   * @param updates sets of weights taken in
   * @param values the average
   */
  public record State(long updates, float[] values) {}
}
