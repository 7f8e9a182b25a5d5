package org.cadalign.torch;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * How well each group's drawing fits the image at each shift: sum over the group's pixels p of image evidence at
 * p + shift times the drawing at p, after the drawing was made zero-mean and divided by its norm, per group. Only
 * pixels of groups are touched.
 *
 * @param radius largest shift, pixels
 */
record CorrelationVolume(int radius) {
  /** Added to squared norms, which keeps drawings of a few pixels small. */
  private static final double FLOOR = 1e-2;

  /**
   * Volumes of all groups of a window. Channels 0 and 1, fill and edge, have volumes of their own; the others
   * share the third.
   *
   * @param seen image evidence (1, C, H, W)
   * @param drawn what the map has of each of its channels (1, C, H, W)
   * @param index 0 or number of the group from 1 (1, 1, H, W)
   * @param least groups in the result, if the index has fewer
   */
  Result of(Tensor seen, Tensor drawn, Tensor index, long least) {
    Tensor flat = index.contiguous().reshape(-1);
    long groups = Math.max(least, Math.round(flat.max().item_double()));
    Tensor pixels = flat.nonzero().select(1, 0);
    Tensor group = flat.index_select(0, pixels).to(ScalarType.Long).sub(new Scalar(1L));
    Tensor size = sums(torch.ones_like(group).to(seen.scalar_type()), group, groups);
    Tensor atLeastOne = torch.maximum(size, torch.ones_like(size));
    Tensor drawing = pixelRows(drawn).index_select(0, pixels);
    Tensor normed = normed(drawing, group, groups, atLeastOne);
    long width = index.size(3);
    Tensor row = pixels.floor_divide(new Scalar(width));
    Tensor corner = row.mul(new Scalar(2L * radius)).add(pixels);
    return new Result(correlate(seen, normed, corner, group, groups), atLeastOne);
  }

  private Tensor correlate(Tensor seen, Tensor normed, Tensor corner, Tensor group, long groups) {
    long r = radius;
    int side = 2 * radius + 1;
    Tensor padded = torch.constant_pad_nd(seen, r, r, r, r);
    Tensor rows = pixelRows(padded);
    long channels = rows.size(1);
    Tensor run = torch.arange(new Scalar((long) side)).to(ScalarType.Long).unsqueeze(0);
    Tensor factor = normed.unsqueeze(1);
    List<Tensor> byDy = new ArrayList<>();
    for (int dy = 0; dy < side; dy++) {
      Tensor first = corner.add(new Scalar(dy * padded.size(3)));
      Tensor at = first.unsqueeze(1).add(run).reshape(-1);
      Tensor shifted = rows.index_select(0, at).reshape(-1, side, channels);
      byDy.add(sums(merged(shifted.mul(factor)), group, groups));
    }
    return torch.stack(new TensorVector(byDy.toArray(Tensor[]::new)), 1).permute(0, 3, 1, 2);
  }

  /** From (pixels, shifts, C) to (pixels, shifts, 3). */
  private static Tensor merged(Tensor products) {
    Tensor own = products.narrow(2, 0, 2);
    Tensor others = products.narrow(2, 2, products.size(2) - 2).sum(new long[] {2}).unsqueeze(2);
    return torch.cat(new TensorVector(own, others), 2);
  }

  private static Tensor normed(Tensor drawing, Tensor group, long groups, Tensor size) {
    Tensor mean = sums(drawing, group, groups).div(size.unsqueeze(1));
    Tensor centred = drawing.sub(mean.index_select(0, group));
    Tensor squares = sums(centred.square(), group, groups);
    long others = squares.size(1) - 2;
    Tensor shared = squares.narrow(1, 2, others).sum(new long[] {1}).unsqueeze(1);
    Tensor norms =
        torch.cat(new TensorVector(squares.narrow(1, 0, 2), shared.expand(-1, others)), 1);
    Tensor inverse = norms.add(new Scalar(FLOOR)).rsqrt();
    return centred.mul(inverse.index_select(0, group));
  }

  /** Sums over the pixels of each group; the first axis is pixels, then groups. */
  private static Tensor sums(Tensor values, Tensor group, long groups) {
    long[] shape = values.shape();
    shape[0] = groups;
    return torch.zeros(shape).to(values.scalar_type()).index_add(0, group, values);
  }

  /** (pixels, channels) of (1, channels, rows, columns). */
  private static Tensor pixelRows(Tensor image) {
    return image.select(0, 0).permute(1, 2, 0).reshape(-1, image.size(1));
  }

  /**
   * Volumes of a window.
   *
   * @param volume (groups, 3, dy, dx), shifts ascending
   * @param size pixels of each group, at least 1 (groups)
   */
  record Result(Tensor volume, Tensor size) {}
}
