package org.cadalign.count;

import java.util.concurrent.CancellationException;
import org.cadalign.gradient.Jacobian;

/**
 * A sum of Jacobians to which many threads add, each entry in the order of the samples, so that the
 * threads do not change a bit of it. The parameters are cut into stripes; a sample waits at each
 * for the one before, so many samples are being added at once, one behind the other.
 */
final class OrderedSum {
  private static final int STRIPE = 8192;
  private static final int MOST_STRIPES = 64;

  private final double[][] rows;
  private final Stripe[] stripes;
  private volatile long abandonedFrom = Long.MAX_VALUE;

  OrderedSum(int outputs, int parameters) {
    this.rows = new double[outputs][parameters];
    this.stripes = new Stripe[Math.max(1, Math.min(MOST_STRIPES, parameters / STRIPE))];
    for (int i = 0; i < stripes.length; i++) {
      stripes[i] =
          new Stripe(
              (int) ((long) parameters * i / stripes.length),
              (int) ((long) parameters * (i + 1) / stripes.length));
    }
  }

  /** Adds weights times jacobian, when all samples before have been added or skipped. */
  void add(long sample, double[][] weights, Jacobian jacobian) throws InterruptedException {
    for (Stripe stripe : stripes) {
      stripe.await(sample);
      stripe.add(weights, jacobian.rows());
      stripe.pass(sample);
    }
  }

  /** Lets the next sample in without adding anything. */
  void skip(long sample) throws InterruptedException {
    for (Stripe stripe : stripes) {
      stripe.await(sample);
      stripe.pass(sample);
    }
  }

  /** A sample will never come: samples after it stop waiting, those before still finish. */
  void abandon(long sample) {
    synchronized (this) {
      abandonedFrom = Math.min(abandonedFrom, sample);
    }
    for (Stripe stripe : stripes) {
      stripe.wake();
    }
  }

  double[][] rows() {
    return rows;
  }

  private final class Stripe {
    private final int from;
    private final int to;
    private long turn;

    Stripe(int from, int to) {
      this.from = from;
      this.to = to;
    }

    synchronized void await(long sample) throws InterruptedException {
      while (turn != sample) {
        if (sample > abandonedFrom) {
          throw new CancellationException("a sample before failed");
        }
        wait();
      }
    }

    // Between await and pass the stripe belongs to this sample's thread alone.
    void add(double[][] weights, double[][] jacobian) {
      for (int row = 0; row < rows.length; row++) {
        for (int output = 0; output < jacobian.length; output++) {
          add(rows[row], weights[row][output], jacobian[output]);
        }
      }
    }

    private void add(double[] sum, double weight, double[] gradient) {
      for (int i = from; weight != 0 && i < to; i++) {
        sum[i] += weight * gradient[i];
      }
    }

    synchronized void pass(long sample) {
      turn = sample + 1;
      notifyAll();
    }

    synchronized void wake() {
      notifyAll();
    }
  }
}
