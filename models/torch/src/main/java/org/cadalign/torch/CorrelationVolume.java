package org.cadalign.torch;

import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.AbstractTensor;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.cadalign.shift.ShiftProducts;

/**
 * How well each group's drawing fits the image at each shift: sum over the group's pixels p of
 * image evidence at p + shift times the drawing at p, after the drawing was made zero-mean and
 * divided by its norm, per group. Only pixels of groups are touched.
 *
 * @param radius largest shift, pixels
 */
record CorrelationVolume(int radius) {
  /** Added to squared norms, which keeps drawings of a few pixels small. */
  private static final double FLOOR = 1e-2;

  private static final long VOLUMES = 3;

  /** Values that are gathered at a time. */
  private static final long ROOM = 1L << 25;

  /**
   * Volumes of all groups of B windows. Channels 0 and 1, fill and edge, have volumes of their own;
   * the others share the third.
   *
   * @param seen image evidence (B, C, H, W)
   * @param drawn what the map has of each of its channels (B, C, H, W)
   * @param index 0 or number of the group from 1 (B, 1, H, W)
   * @param least groups in the result, if the index has fewer
   * @param whole whether all must be tensor operations that can be derived twice
   */
  Result of(Tensor seen, Tensor drawn, Tensor index, long least, boolean whole) {
    return of(seen, drawn, index, least, way(seen, whole));
  }

  private static Way way(Tensor seen, boolean whole) {
    // An enum out of native code is equal to none of ours until it is interned.
    if (whole || seen.scalar_type().intern() != ScalarType.Float) {
      return Way.DERIVED_TWICE;
    }
    return seen.is_cuda() ? Way.ON_A_CARD : Way.IN_JAVA;
  }

  /** The same, summed in one of several ways that agree but for rounding. */
  Result of(Tensor seen, Tensor drawn, Tensor index, long least, Way way) {
    Tensor flat = index.contiguous().reshape(-1);
    long groups = Math.max(least, Math.round(flat.max().item_double()));
    boolean twice = way == Way.DERIVED_TWICE;
    Members members =
        members(flat, groups, twice ? Optional.of(seen.scalar_type()) : Optional.empty());
    Tensor size = members.count.to(seen.scalar_type());
    Tensor atLeastOne = torch.maximum(size, torch.ones_like(size));
    Tensor drawing = torch.embedding(pixelRows(drawn), members.pixels);
    Tensor normed = normed(drawing, members, atLeastOne);
    return switch (way) {
      case DERIVED_TWICE ->
          new Result(correlate(seen, normed, members), atLeastOne, Optional.empty());
      case ON_A_CARD -> new Result(gathered(seen, normed, members), atLeastOne, Optional.empty());
      case IN_JAVA -> sums(seen, normed, members, atLeastOne);
    };
  }

  /** How the sums are taken. */
  enum Way {
    /** By tensor operations, each of which can be derived twice. */
    DERIVED_TWICE,
    /** By few tensor operations that are fast on a card and need a bounded memory. */
    ON_A_CARD,
    /** By loops over Java's memory, in single precision, many times faster on a CPU. */
    IN_JAVA
  }

  private Result sums(Tensor seen, Tensor normed, Members members, Tensor size) {
    Tensor padded = torch.constant_pad_nd(seen, radius, radius, radius, radius);
    ShiftProducts products =
        new ShiftProducts(
            radius,
            Transfer.values(pixelRows(padded)),
            Math.toIntExact(padded.size(3)),
            Transfer.values(normed),
            Transfer.wholeNumbers(members.corners(seen, radius)),
            Transfer.wholeNumbers(members.count.cumsum(0)));
    Tensor volume =
        AbstractTensor.create(products.volumes(), size.size(0), VOLUMES, side(), side());
    if (!seen.requires_grad() && !normed.requires_grad()) {
      return new Result(volume, size, Optional.empty());
    }
    volume.set_requires_grad(true);
    return new Result(
        volume,
        size,
        Optional.of(new TorchModel.Cut(volume, by -> roots(products, by, padded, normed))));
  }

  private static TorchModel.Roots roots(
      ShiftProducts products, Tensor byVolume, Tensor padded, Tensor normed) {
    ShiftProducts.Gradients found = products.gradients(Transfer.values(byVolume));
    long channels = padded.size(1);
    Tensor bySeen =
        AbstractTensor.create(
                found.seen(), padded.size(0), padded.size(2), padded.size(3), channels)
            .permute(0, 3, 1, 2);
    Tensor byNormed = AbstractTensor.create(found.drawn(), normed.shape());
    return new TorchModel.Roots(List.of(padded, normed), List.of(bySeen, byNormed));
  }

  private static Members members(Tensor flat, long groups, Optional<ScalarType> format) {
    Tensor found = flat.nonzero().select(1, 0);
    Tensor group = flat.index_select(0, found).to(ScalarType.Long).sub(new Scalar(1L));
    Tensor order = torch.argsort(group, true, 0, false);
    Tensor sorted = group.index_select(0, order);
    Tensor count = torch.bincount(sorted, new TensorOptional(), groups);
    Optional<Tensor> matrix =
        format.map(type -> torch.one_hot(sorted, groups).t().to(type).contiguous());
    return new Members(found.index_select(0, order), sorted, count, matrix);
  }

  /**
   * The same from those pixels of the image alone that groups meet, as many rows of shifts at a
   * time as there is room for.
   */
  private Tensor gathered(Tensor seen, Tensor normed, Members members) {
    Tensor padded = torch.constant_pad_nd(seen, radius, radius, radius, radius);
    Tensor rows = pixelRows(padded).contiguous();
    Tensor corners = members.corners(seen, radius).unsqueeze(1);
    long step = Math.max(1, ROOM / Math.max(1, normed.numel() * side()));
    TensorVector parts = new TensorVector();
    for (long dy = 0; dy < side(); dy += step) {
      Tensor shifts = shifts(dy, Math.min(side(), dy + step), padded.size(3));
      Tensor met = corners.add(Transfer.beside(corners, shifts));
      parts.push_back(Pass.only(() -> products(torch.embedding(rows, met), normed, members)));
    }
    return torch.cat(parts, 2).reshape(-1, VOLUMES, side(), side());
  }

  /** From a corner to all that it meets at some rows of shifts (1, shifts). */
  private Tensor shifts(long from, long to, long width) {
    Tensor down = torch.arange(new Scalar(from), new Scalar(to)).mul(new Scalar(width));
    Tensor across = torch.arange(new Scalar((long) side()));
    return down.unsqueeze(1).add(across).reshape(1, -1);
  }

  /** Sums (groups, 3, shifts) of what the drawing meets (pixels, shifts, C). */
  private static Tensor products(Tensor met, Tensor normed, Members members) {
    return members.sums(merged(met.mul(normed.unsqueeze(1)).permute(0, 2, 1)));
  }

  /** The same by tensor operations, each of which can be derived twice. */
  private Tensor correlate(Tensor seen, Tensor normed, Members members) {
    long[] window = {side(), side()};
    long[] around = {radius, radius};
    long[] one = {1, 1};
    Tensor shifted = torch.im2col(seen.contiguous(), window, one, around, one);
    Tensor rows = shifted.permute(0, 2, 1).reshape(-1, shifted.size(1));
    Tensor met = rows.index_select(0, members.pixels).reshape(normed.size(0), normed.size(1), -1);
    Tensor sums = members.sums(merged(met.mul(normed.unsqueeze(2))));
    return sums.reshape(-1, VOLUMES, side(), side());
  }

  private int side() {
    return 2 * radius + 1;
  }

  /** From (pixels, C, shifts) to (pixels, 3, shifts). */
  private static Tensor merged(Tensor products) {
    Tensor own = products.narrow(1, 0, 2);
    Tensor others = products.narrow(1, 2, products.size(1) - 2).sum(new long[] {1}).unsqueeze(1);
    return torch.cat(new TensorVector(own, others), 1);
  }

  private static Tensor normed(Tensor drawing, Members members, Tensor size) {
    Tensor mean = members.sums(drawing).div(size.unsqueeze(1));
    Tensor centred = drawing.sub(torch.embedding(mean, members.group));
    Tensor squares = members.sums(centred.square());
    long others = squares.size(1) - 2;
    Tensor shared = squares.narrow(1, 2, others).sum(new long[] {1}).unsqueeze(1);
    Tensor norms =
        torch.cat(new TensorVector(squares.narrow(1, 0, 2), shared.expand(-1, others)), 1);
    Tensor inverse = norms.add(new Scalar(FLOOR)).rsqrt();
    return centred.mul(torch.embedding(inverse, members.group));
  }

  /** (pixels, channels) of (windows, channels, rows, columns). */
  private static Tensor pixelRows(Tensor image) {
    return image.permute(0, 2, 3, 1).reshape(-1, image.size(1));
  }

  /**
   * Volumes of windows.
   *
   * @param volume (groups, 3, dy, dx), shifts ascending
   * @param size pixels of each group, at least 1 (groups)
   * @param cut how derivatives pass the volume, if not by themselves
   */
  record Result(Tensor volume, Tensor size, Optional<TorchModel.Cut> cut) {
    /** Together with that of other groups, of which none is in both. */
    Result with(Result other) {
      if (cut.isPresent() || other.cut.isPresent()) {
        throw new IllegalArgumentException("no derivative passes several drawings");
      }
      return new Result(
          volume.add(other.volume), torch.maximum(size, other.size), Optional.empty());
    }
  }

  /**
   * Which pixels belong to which group, group by group. Sums over segments and look-ups by
   * embedding are many times faster than index_add and index_select, whose derivatives go row by
   * row.
   *
   * @param pixels row-major positions in the windows (P)
   * @param group of each, from 0, ascending (P)
   * @param count pixels of each group (groups)
   * @param matrix 1 where a pixel belongs to a group (groups, P), if sums must be derived twice
   */
  private record Members(Tensor pixels, Tensor group, Tensor count, Optional<Tensor> matrix) {
    /** Where each pixel lies, moved by -radius along both axes, in the padded windows. */
    Tensor corners(Tensor windows, long radius) {
      long width = windows.size(3);
      Tensor row = pixels.floor_divide(new Scalar(width));
      Tensor window = row.floor_divide(new Scalar(windows.size(2)));
      Tensor above = window.mul(new Scalar(2 * radius * (width + 2 * radius)));
      return row.mul(new Scalar(2 * radius)).add(pixels).add(above);
    }

    /** Sums over the pixels of each group; the first axis is pixels, then groups. */
    Tensor sums(Tensor values) {
      return matrix.map(m -> product(m, values)).orElseGet(() -> segments(values));
    }

    private Tensor product(Tensor matrix, Tensor values) {
      long[] shape = values.shape();
      shape[0] = count.size(0);
      return matrix.matmul(values.reshape(values.size(0), -1)).reshape(shape);
    }

    private Tensor segments(Tensor values) {
      if (count.size(0) == 0) {
        return values; // of no pixel either
      }
      TensorOptional none = new TensorOptional();
      TensorOptional lengths = new TensorOptional(count);
      // Unchecked on a card, which the checks would wait for.
      return torch.segment_reduce(
          values.contiguous(),
          "sum",
          lengths,
          none,
          none,
          0,
          values.is_cuda(),
          new ScalarOptional());
    }
  }
}
