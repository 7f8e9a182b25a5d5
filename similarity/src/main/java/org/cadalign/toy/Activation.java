package org.cadalign.toy;

/** What a hidden neuron does with its weighted sum. */
public enum Activation {
  /** max(0, z). */
  RELU {
    @Override
    void apply(double[] row) {
      for (int i = 0; i < row.length; i++) {
        row[i] = row[i] > 0 ? row[i] : 0;
      }
    }

    @Override
    void differentiate(double[] delta, double[] activity) {
      for (int i = 0; i < delta.length; i++) {
        delta[i] = activity[i] > 0 ? delta[i] : 0;
      }
    }
  },
  /** The hyperbolic tangent. */
  TANH {
    @Override
    void apply(double[] row) {
      for (int i = 0; i < row.length; i++) {
        row[i] = Math.tanh(row[i]);
      }
    }

    @Override
    void differentiate(double[] delta, double[] activity) {
      for (int i = 0; i < delta.length; i++) {
        delta[i] *= 1 - activity[i] * activity[i];
      }
    }
  };

  /** Puts activities in the place of weighted sums. */
  abstract void apply(double[] row);

  /**
   * Turns derivatives by activities into derivatives by weighted sums, in place.
   *
   * @param activity of the same neurons
   */
  abstract void differentiate(double[] delta, double[] activity);
}
