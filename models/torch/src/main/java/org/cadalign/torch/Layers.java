package org.cadalign.torch;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** Operations without weights on (batch, channel, row, column). */
final class Layers {
  private Layers() {}

  /** Channels of all, one after the other. */
  static Tensor join(Tensor... parts) {
    return torch.cat(new TensorVector(parts), 1);
  }

  /** Greatest of each 2x2 pixels. */
  static Tensor pool(Tensor x) {
    return torch.max_pool2d(x, 2, 2);
  }

  /** Every pixel four times. */
  static Tensor repeated(Tensor x) {
    return torch.upsample_nearest2d(x, 2 * x.size(2), 2 * x.size(3));
  }

  /**
   * Bilinear, twice as large: pixel i of the result samples the input at i / 2, clamped at its far
   * border, as the published network's framework does. Between corners that is align_corners for 2n
   * - 1 pixels.
   */
  static Tensor doubled(Tensor x) {
    long[] size = {2 * x.size(2) - 1, 2 * x.size(3) - 1};
    return torch.replication_pad2d(torch.upsample_bilinear2d(x, size, true), 0, 1, 0, 1);
  }

  /** {@link #doubled} so many times, which is the same as once by that power of two. */
  static Tensor doubled(Tensor x, int times) {
    return times == 0 ? x : doubled(doubled(x), times - 1);
  }

  /** The middle, of the given height and width. */
  static Tensor crop(Tensor x, long height, long width) {
    long top = (x.size(2) - height) / 2;
    long left = (x.size(3) - width) / 2;
    return x.narrow(2, top, height).narrow(3, left, width);
  }
}
