package org.cadalign.torch;

import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * The grid of shifts that logits are over: rows dy, columns dx, whole pixels from -radius to
 * radius.
 *
 * @param radius largest shift, pixels
 */
record Shifts(int radius) {
  /** Pixels around the mode that the peak is averaged over. */
  private static final double PEAK = 1.6;

  /** Softmax over all shifts of (N, S, S). */
  Tensor distribution(Tensor logits) {
    return flat(logits).softmax(1).reshape(logits.shape());
  }

  /** Log-softmax over all shifts of (N, S, S). */
  Tensor logDistribution(Tensor logits) {
    return flat(logits).log_softmax(1).reshape(logits.shape());
  }

  /** Expected shift (N, 2), x then y, of (N, S, S). */
  Tensor expected(Tensor distribution) {
    Tensor axis = axis(distribution);
    Tensor x = distribution.sum(new long[] {1}).mul(axis).sum(new long[] {1});
    Tensor y = distribution.sum(new long[] {2}).mul(axis).sum(new long[] {1});
    return torch.stack(new TensorVector(x, y), 1);
  }

  /**
   * Expected shift near the 3x3 pixels that together are most probable: unmoved by a second peak.
   */
  Tensor peak(Tensor distribution) {
    Tensor around =
        torch.avg_pool2d(
            distribution.unsqueeze(1),
            new long[] {3, 3},
            new long[] {1, 1},
            new long[] {1, 1},
            false,
            true,
            new LongOptional());
    Tensor mode = flat(around).argmax(new LongOptional(1), false);
    Tensor axis = axis(distribution);
    Scalar side = new Scalar((long) side());
    Tensor y = axis.index_select(0, mode.floor_divide(side));
    Tensor x = axis.index_select(0, mode.remainder(side));
    Tensor near = distribution.mul(bell(x, y, PEAK));
    return expected(near.div(near.sum(new long[] {1, 2}).reshape(-1, 1, 1)));
  }

  /** A normalised bell around each shift (N, 2), as a target for distributions. */
  Tensor target(Tensor shift, double deviation) {
    Tensor bell = bell(shift.select(1, 0), shift.select(1, 1), deviation);
    return bell.div(bell.sum(new long[] {1, 2}).reshape(-1, 1, 1));
  }

  private Tensor bell(Tensor x, Tensor y, double deviation) {
    Tensor axis = axis(x);
    Tensor dx = axis.reshape(1, 1, -1).sub(x.reshape(-1, 1, 1)).square();
    Tensor dy = axis.reshape(1, -1, 1).sub(y.reshape(-1, 1, 1)).square();
    return dx.add(dy).mul(new Scalar(-1 / (2 * deviation * deviation))).exp();
  }

  private Tensor axis(Tensor like) {
    Scalar from = new Scalar((long) -radius);
    return Transfer.beside(like, torch.arange(from, new Scalar(radius + 1L)));
  }

  private Tensor flat(Tensor x) {
    return x.reshape(-1, (long) side() * side());
  }

  private int side() {
    return 2 * radius + 1;
  }
}
