package org.cadalign.optimise;

/** Kingma and Ba, ICLR 2015, algorithm 1, on flat arrays. Not safe for use by several threads. */
public final class Adam {
  private final AdamOptions options;
  private final float[] first;
  private final float[] second;
  private long steps;

  /** Starts with no memory of gradients. */
  public Adam(AdamOptions options, int size) {
    this(options, new State(0, new float[size], new float[size]));
  }

  /** Goes on from a state, which it takes over. */
  public Adam(AdamOptions options, State state) {
    this.options = options;
    this.steps = state.steps();
    this.first = state.first();
    this.second = state.second();
  }

  /**
   * Moves the weights by one step, in place.
   *
   * @param weights to be changed
   * @param gradient of the loss, same length
   * @param rate size of the step
   */
  public void step(float[] weights, float[] gradient, double rate) {
    if (weights.length != first.length || gradient.length != first.length) {
      throw new IllegalArgumentException(
          "%d weights and %d derivatives for a state of %d"
              .formatted(weights.length, gradient.length, first.length));
    }
    steps++;
    double scale1 = rate / (1 - Math.pow(options.beta1(), (double) steps));
    double scale2 = 1 / (1 - Math.pow(options.beta2(), (double) steps));
    for (int i = 0; i < weights.length; i++) {
      double g = gradient[i];
      double m = options.beta1() * first[i] + (1 - options.beta1()) * g;
      double v = options.beta2() * second[i] + (1 - options.beta2()) * g * g;
      first[i] = (float) m;
      second[i] = (float) v;
      weights[i] -= (float) (scale1 * m / (Math.sqrt(scale2 * v) + options.epsilon()));
    }
  }

  /** A copy of all that a later {@code Adam} needs to go on with the same bytes. */
  public State state() {
    return new State(steps, first.clone(), second.clone());
  }

  /**
   * Memory of past gradients.
   *
   * @param steps done so far
   * @param first mean of gradients, not corrected for its start at zero
   * @param second mean of squared gradients, likewise
   */
  public record State(long steps, float[] first, float[] second) {
    public State {
      if (steps < 0 || first.length != second.length) {
        throw new IllegalArgumentException("Adam's two moments must have one length");
      }
    }
  }
}
