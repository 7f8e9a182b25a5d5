package org.cadalign.torch;

import java.util.ArrayList;
import java.util.List;
<<<<<<< HEAD
import java.util.stream.LongStream;
=======
import java.util.Optional;
>>>>>>> speed
import org.bytedeco.pytorch.AbstractTensor;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.cadalign.torch.GroupTiles.Tile;

/**
 * How well each group's drawing fits the image at each shift: sum over the group's pixels p of
 * image evidence at p + shift times the drawing at p, after the drawing was made zero-mean and
 * divided by its norm, per group.
 *
 * <p>That is a convolution of the image around the group with its drawing as the filter. Groups are
 * cut into tiles whose sums are added, so that memory stays bounded; everything outside of groups
 * costs nothing. Pixels are fetched by embedding, whose derivative is many times faster than that
 * of slices or index_select.
 *
 * @param radius largest shift, pixels
 */
record CorrelationVolume(int radius) {
  /** Added to squared norms, which keeps drawings of a few pixels small. */
  private static final double FLOOR = 1e-2;

<<<<<<< HEAD
  /** Side of tiles: small enough for the caches, large enough not to spend the time on calls. */
  private static final int TILE = 32;
=======
  private static final long VOLUMES = 3;
>>>>>>> speed

  /**
   * Volumes of all groups of a window. Channels 0 and 1, fill and edge, have volumes of their own;
   * the others share the third.
   *
   * @param seen image evidence (1, C, H, W)
   * @param drawn what the map has of each of its channels (1, C, H, W)
   * @param index 0 or number of the group from 1 (1, 1, H, W)
   * @param least groups in the result, if the index has fewer
   */
  Result of(Tensor seen, Tensor drawn, Tensor index, long least) {
<<<<<<< HEAD
    float[] numbers = Transfer.out(index).data();
    int groups = Math.toIntExact(least);
    for (float number : numbers) {
      groups = Math.max(groups, (int) number);
=======
    Tensor flat = index.contiguous().reshape(-1);
    long groups = Math.max(least, Math.round(flat.max().item_double()));
    Members members = members(flat, groups);
    Tensor size = members.count.to(seen.scalar_type());
    Tensor atLeastOne = torch.maximum(size, torch.ones_like(size));
    Tensor drawing = torch.embedding(pixelRows(drawn), members.pixels);
    Tensor normed = normed(drawing, members, atLeastOne);
    if (seen.scalar_type() != ScalarType.Float) {
      Tensor volume = correlate(seen, normed, members, index.size(3));
      return new Result(volume, atLeastOne, Optional.empty());
    }
    return sums(seen, normed, members, atLeastOne);
  }

  /** The same in single precision, many times faster. */
  private Result sums(Tensor seen, Tensor normed, Members members, Tensor size) {
    Tensor padded = torch.constant_pad_nd(seen, radius, radius, radius, radius);
    ShiftProducts products =
        new ShiftProducts(
            radius,
            Transfer.values(pixelRows(padded)),
            Math.toIntExact(padded.size(3)),
            Transfer.values(normed),
            Transfer.wholeNumbers(members.corners(seen.size(3), radius)),
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
        Optional.of(
            new TorchModel.Cut(volume, by -> roots(products, by, padded, normed))));
  }

  private static TorchModel.Roots roots(
      ShiftProducts products, Tensor byVolume, Tensor padded, Tensor normed) {
    ShiftProducts.Gradients found = products.gradients(Transfer.values(byVolume));
    long channels = padded.size(1);
    Tensor bySeen =
        AbstractTensor.create(found.seen(), 1, padded.size(2), padded.size(3), channels)
            .permute(0, 3, 1, 2);
    Tensor byNormed = AbstractTensor.create(found.drawn(), normed.shape());
    return new TorchModel.Roots(List.of(padded, normed), List.of(bySeen, byNormed));
  }

  private static Members members(Tensor flat, long groups) {
    Tensor found = flat.nonzero().select(1, 0);
    Tensor group = flat.index_select(0, found).to(ScalarType.Long).sub(new Scalar(1L));
    Tensor order = torch.argsort(group, true, 0, false);
    Tensor sorted = group.index_select(0, order);
    Tensor count = torch.bincount(sorted, new TensorOptional(), groups);
    return new Members(found.index_select(0, order), sorted, count);
  }

  private Tensor correlate(Tensor seen, Tensor normed, Members members, long width) {
    long r = radius;
    Tensor corner = members.corners(width, radius);
    int side = side();
    Tensor padded = torch.constant_pad_nd(seen, r, r, r, r);
    Tensor rows = pixelRows(padded);
    long channels = rows.size(1);
    Tensor run = torch.arange(new Scalar((long) side)).to(ScalarType.Long).unsqueeze(0);
    Tensor factor = normed.unsqueeze(1);
    List<Tensor> byDy = new ArrayList<>();
    for (int dy = 0; dy < side; dy++) {
      Tensor first = corner.add(new Scalar(dy * padded.size(3)));
      Tensor at = first.unsqueeze(1).add(run).reshape(-1);
      Tensor shifted = torch.embedding(rows, at).reshape(-1, side, channels);
      byDy.add(members.sums(merged(shifted.mul(factor))));
>>>>>>> speed
    }
    GroupTiles tiles = GroupTiles.of(numbers, (int) index.size(3), groups, TILE);
    Tensor count = longs(tiles.count());
    Tensor size = count.to(seen.scalar_type());
    Tensor atLeastOne = torch.maximum(size, torch.ones_like(size));
    if (tiles.tiles().isEmpty()) {
      long side = 2L * radius + 1;
      Tensor nothing = torch.zeros(groups, 3, side, side).to(seen.scalar_type());
      return new Result(nothing, atLeastOne);
    }
    Tensor drawing = torch.embedding(pixelRows(drawn), longs(tiles.pixels()));
    Tensor normed = normed(drawing, longs(tiles.group()), count, atLeastOne);
    return new Result(correlate(seen, normed, tiles), atLeastOne);
  }

<<<<<<< HEAD
  private Tensor correlate(Tensor seen, Tensor normed, GroupTiles tiles) {
    long channels = seen.size(1);
    List<Tensor> around = around(seen, tiles.tiles());
    List<Tensor> filters = filters(normed, tiles.tiles());
    Tensor classes = classes(channels).to(seen.scalar_type());
    List<Tensor> volumes = new ArrayList<>();
    for (int i = 0; i < filters.size(); i++) {
      Tile tile = tiles.tiles().get(i);
      Tensor image = planes(around.get(i), tile.height() + 2L * radius, tile.width() + 2L * radius);
      Tensor filter = planes(filters.get(i), tile.height(), tile.width()).mul(classes);
      volumes.add(convolve(image, filter));
    }
    Tensor all = torch.cat(vector(volumes), 0);
    return sums(all, longs(tiles.tilesOfGroups()));
=======
  private int side() {
    return 2 * radius + 1;
  }

  /** From (pixels, shifts, C) to (pixels, shifts, 3). */
  private static Tensor merged(Tensor products) {
    Tensor own = products.narrow(2, 0, 2);
    Tensor others = products.narrow(2, 2, products.size(2) - 2).sum(new long[] {2}).unsqueeze(2);
    return torch.cat(new TensorVector(own, others), 2);
>>>>>>> speed
  }

  /** By unfolding and one matrix product; oneDNN would compile a kernel for every size of tile. */
  private static Tensor convolve(Tensor image, Tensor filter) {
    long[] kernel = {filter.size(2), filter.size(3)};
    return torch.thnn_conv2d(image, filter, kernel, new TensorOptional(), new long[] {1, 1}, 0, 0);
  }

  /** Image evidence of each tile and its margin. */
  private List<Tensor> around(Tensor seen, List<Tile> tiles) {
    long r = radius;
    Tensor padded = torch.constant_pad_nd(seen, r, r, r, r);
    long width = padded.size(3);
    long[][] at =
        tiles.stream()
            .map(tile -> rectangle(tile.y() * width + tile.x(), tile, width))
            .toArray(long[][]::new);
    return rows(pixelRows(padded), at);
  }

  private long[] rectangle(long corner, Tile tile, long windowWidth) {
    int width = tile.width() + 2 * radius;
    int height = tile.height() + 2 * radius;
    return LongStream.range(0, (long) width * height)
        .map(i -> corner + i / width * windowWidth + i % width)
        .toArray();
  }

  /** Drawing of each tile, zero where a pixel is not of the tile's group. */
  private static List<Tensor> filters(Tensor normed, List<Tile> tiles) {
    long outside = normed.size(0);
    Tensor zero = torch.zeros_like(normed.narrow(0, 0, 1));
    long[][] at =
        tiles.stream()
            .map(tile -> LongStream.of(tile.ranks()).map(i -> i < 0 ? outside : i).toArray())
            .toArray(long[][]::new);
    return rows(torch.cat(new TensorVector(normed, zero), 0), at);
  }

  /** Rows of a table, fetched at once. */
  private static List<Tensor> rows(Tensor table, long[][] at) {
    long[] sizes = new long[at.length];
    LongStream.Builder all = LongStream.builder();
    for (int i = 0; i < at.length; i++) {
      sizes[i] = at[i].length;
      LongStream.of(at[i]).forEach(all);
    }
    Tensor found = torch.embedding(table, longs(all.build().toArray()));
    return List.of(torch.split_with_sizes(found, sizes, 0).get());
  }

  /** (3, C, 1, 1): which channels a volume is made of. */
  private static Tensor classes(long channels) {
    float[] classes = new float[Math.toIntExact(3 * channels)];
    for (int c = 0; c < channels; c++) {
      classes[(int) (Math.min(c, 2) * channels) + c] = 1;
    }
    return AbstractTensor.create(classes, 3, channels, 1, 1);
  }

  private static Tensor normed(Tensor drawing, Tensor group, Tensor count, Tensor size) {
    Tensor mean = sums(drawing, count).div(size.unsqueeze(1));
    Tensor centred = drawing.sub(torch.embedding(mean, group));
    Tensor squares = sums(centred.square(), count);
    long others = squares.size(1) - 2;
    Tensor shared = squares.narrow(1, 2, others).sum(new long[] {1}).unsqueeze(1);
    Tensor norms =
        torch.cat(new TensorVector(squares.narrow(1, 0, 2), shared.expand(-1, others)), 1);
    Tensor inverse = norms.add(new Scalar(FLOOR)).rsqrt();
    return centred.mul(torch.embedding(inverse, group));
  }

  /** Sums over so many rows each. */
  private static Tensor sums(Tensor values, Tensor lengths) {
    TensorOptional none = new TensorOptional();
    TensorOptional given = new TensorOptional(lengths);
    return torch.segment_reduce(
        values.contiguous(), "sum", given, none, none, 0, false, new ScalarOptional());
  }

  /** (pixels, channels) of (1, channels, rows, columns). */
  private static Tensor pixelRows(Tensor image) {
    return image.select(0, 0).permute(1, 2, 0).reshape(-1, image.size(1));
  }

  /** The inverse of {@link #pixelRows}. */
  private static Tensor planes(Tensor rows, long height, long width) {
    return rows.reshape(height, width, -1).permute(2, 0, 1).unsqueeze(0).contiguous();
  }

  private static Tensor longs(long[] values) {
    return AbstractTensor.create(values);
  }

  private static TensorVector vector(List<Tensor> tensors) {
    return new TensorVector(tensors.toArray(Tensor[]::new));
  }

  /**
   * Volumes of a window.
   *
   * @param volume (groups, 3, dy, dx), shifts ascending
   * @param size pixels of each group, at least 1 (groups)
   * @param cut how derivatives pass the volume, if not by themselves
   */
<<<<<<< HEAD
  record Result(Tensor volume, Tensor size) {}
=======
  record Result(Tensor volume, Tensor size, Optional<TorchModel.Cut> cut) {}

  /**
   * Which pixels belong to which group, group by group. Sums over segments and look-ups by
   * embedding are many times faster than index_add and index_select, whose derivatives go row by
   * row.
   *
   * @param pixels row-major positions in the window (P)
   * @param group of each, from 0, ascending (P)
   * @param count pixels of each group (groups)
   */
  private record Members(Tensor pixels, Tensor group, Tensor count) {
    /** Where each pixel lies, moved by -radius along both axes, in the padded window. */
    Tensor corners(long width, long radius) {
      Tensor row = pixels.floor_divide(new Scalar(width));
      return row.mul(new Scalar(2 * radius)).add(pixels);
    }

    /** Sums over the pixels of each group; the first axis is pixels, then groups. */
    Tensor sums(Tensor values) {
      TensorOptional none = new TensorOptional();
      TensorOptional lengths = new TensorOptional(count);
      return torch.segment_reduce(
          values.contiguous(), "sum", lengths, none, none, 0, false, new ScalarOptional());
    }
  }
>>>>>>> speed
}
