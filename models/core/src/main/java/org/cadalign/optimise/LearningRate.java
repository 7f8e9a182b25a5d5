package org.cadalign.optimise;

import java.util.List;

/** Size of a step as a function of its index, counted from 0. */
public sealed interface LearningRate {
  /** The rate of one step. */
  double at(long step);

  /** The same rate for ever. */
  record Constant(double rate) implements LearningRate {
    public Constant {
      positive(rate);
    }

    @Override
    public double at(long step) {
      return rate;
    }
  }

  /**
   * Linear rise, then half a cosine down; Loshchilov and Hutter, ICLR 2017, without restarts.
   *
   * @param peak rate at the end of the rise
   * @param floor rate at the end and after
   * @param warmup steps of the rise
   * @param total steps in all
   */
  record Cosine(double peak, double floor, long warmup, long total) implements LearningRate {
    public Cosine {
      positive(peak);
      if (!(floor >= 0 && floor <= peak && warmup >= 0 && total > warmup)) {
        throw new IllegalArgumentException("cosine rate needs floor <= peak and warmup < total");
      }
    }

    @Override
    public double at(long step) {
      if (step < warmup) {
        return peak * (step + 1) / (warmup + 1);
      }
      double done = Math.min(1, (double) (step - warmup) / (total - warmup));
      return floor + (peak - floor) * (1 + Math.cos(Math.PI * done)) / 2;
    }
  }

  /**
   * A rate multiplied by a factor from each of some steps on.
   *
   * @param rate before the first of them
   * @param factor in (0, 1]
   * @param from the first step of each next rate, ascending
   */
  record Stepped(double rate, double factor, List<Long> from) implements LearningRate {
    public Stepped {
      positive(rate);
      positive(factor);
      from = List.copyOf(from);
    }

    /** 1e-4, halved from step 25 000 on: Girard et al., IGARSS 2019. */
    public static Stepped reference() {
      return new Stepped(1e-4, 0.5, List.of(25_000L));
    }

    @Override
    public double at(long step) {
      long passed = from.stream().filter(start -> step >= start).count();
      return rate * Math.pow(factor, (double) passed);
    }
  }

  private static void positive(double value) {
    if (!(value > 0)) {
      throw new IllegalArgumentException("a rate must be positive, not " + value);
    }
  }
}
