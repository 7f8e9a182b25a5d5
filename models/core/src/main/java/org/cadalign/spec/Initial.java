package org.cadalign.spec;

import java.util.random.RandomGenerator;

/** How the values of a {@link Parameter} are first drawn. */
public sealed interface Initial {
  /** Draws one value. */
  double draw(RandomGenerator random);

  /** Every value the same, as for biases. */
  record Constant(double value) implements Initial {
    @Override
    public double draw(RandomGenerator random) {
      return value;
    }
  }

  /** Uniform in [-{@code limit}, {@code limit}). */
  record Uniform(double limit) implements Initial {
    /** Glorot and Bengio, AISTATS 2010, eq. 16: limit sqrt(6 / (fan in + fan out)). */
    public static Uniform glorot(double fanIn, double fanOut) {
      return new Uniform(Math.sqrt(6 / (fanIn + fanOut)));
    }

    @Override
    public double draw(RandomGenerator random) {
      return (2 * random.nextDouble() - 1) * limit;
    }
  }

  /** Normal around 0 with standard deviation {@code std}. */
  record Normal(double std) implements Initial {
    /** He et al., ICCV 2015, eq. 10: sqrt(2 / fan in), for layers before a ReLU. */
    public static Normal he(double fanIn) {
      return new Normal(Math.sqrt(2 / fanIn));
    }

    @Override
    public double draw(RandomGenerator random) {
      return random.nextGaussian() * std;
    }
  }

  /** Normal around 0 with standard deviation {@code std}, redrawn beyond two of them. */
  record TruncatedNormal(double std) implements Initial {
    @Override
    public double draw(RandomGenerator random) {
      double z = random.nextGaussian();
      while (Math.abs(z) > 2) {
        z = random.nextGaussian();
      }
      return z * std;
    }
  }
}
