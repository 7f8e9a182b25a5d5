package org.cadalign.count;

/** A neighbour count as a sum of terms, one for each pair of samples. */
public sealed interface PairEstimator {
  /**
   * What a pair adds.
   *
   * @param similarity k^C of the pair
   */
  double term(double similarity);

  /** N_S: sum of k^C. {@link SoftCounts} gets it without pairs. */
  record Soft() implements PairEstimator {
    @Override
    public double term(double similarity) {
      return similarity;
    }
  }

  /**
   * N_tau: number of samples with k^C above a threshold, which does not count itself.
   *
   * @param tau threshold, below one: a sample would not be its own neighbour otherwise
   */
  record Hard(double tau) implements PairEstimator {
    public Hard {
      if (!(tau < 1)) {
        throw new IllegalArgumentException("a threshold below 1 is needed, not " + tau);
      }
    }

    @Override
    public double term(double similarity) {
      return similarity > tau ? 1 : 0;
    }
  }

  /**
   * N_n^+: sum of max(0, k^C)^n. For n = 1 it is the integral of N_tau over tau from 0 to 1.
   *
   * @param power n, at least one
   */
  record Positive(int power) implements PairEstimator {
    public Positive {
      if (power < 1) {
        throw new IllegalArgumentException("a power from 1 is needed, not " + power);
      }
    }

    @Override
    public double term(double similarity) {
      double positive = Math.max(0, similarity);
      double product = positive;
      for (int i = 1; i < power; i++) {
        product *= positive;
      }
      return product;
    }
  }
}
