package org.cadalign.torch;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.cadalign.spec.OutlineMatcherSpec;

/**
 * From volumes of groups to logits over shifts: volumes are averaged over neighbours at several
 * distances, read by small convolutions over shifts, and the answers are averaged and read once
 * more.
 */
final class MatchHead {
  /** Ground metres of a pixel of level 1. */
  private static final double METRES = 0.3;

  /**
   * Standard deviations beyond which a neighbour does not count, so that pooling has a stated
   * radius.
   */
  private static final double REACH = 2.5;

  private final OutlineMatcherSpec spec;

  MatchHead(OutlineMatcherSpec spec) {
    this.spec = spec;
  }

  /**
   * Logits over shifts of every group.
   *
   * @param volume (N, 3, S, S)
   * @param size pixels of each group (N)
   * @param inputs {@code position} (N, 2) in pixels of level 1 and {@code level}, log2
   */
  Answers answers(Pass pass, Tensor volume, Tensor size, Inputs inputs) {
    return answers(pass, volume, size, inputs, 0, volume.size(0));
  }

  /** Logits over shifts of one group, numbered from 0 (1, S, S). */
  Tensor answer(Pass pass, Tensor volume, Tensor size, Inputs inputs, long group) {
    return answers(pass, volume, size, inputs, group, 1).last();
  }

  /** Neighbours' first answers are read for some of the groups only. */
  private Answers answers(
      Pass pass, Tensor volume, Tensor size, Inputs inputs, long from, long groups) {
    List<Pooling> poolings = poolings(inputs.get("position", volume.size(0), 2));
    Tensor temperature = pass.leaf("temperature").reshape(1, -1, 1, 1);
    Tensor scaled = centred(volume.mul(temperature));
    List<Tensor> parts = new ArrayList<>(List.of(scaled));
    poolings.forEach(pooling -> parts.add(pooling.apply(scaled)));
    parts.add(facts(size, poolings, inputs));
    Tensor read = padded(join(parts), x -> pass.sameRelu("match.first", x));
    Tensor first = centred(pass.valid("match.first.out", read));
    Tensor own = first.narrow(0, from, groups);
    List<Tensor> again = new ArrayList<>(List.of(read.narrow(0, from, groups), own));
    poolings.forEach(pooling -> again.add(pooling.of(from, groups).apply(first)));
    Tensor reread = padded(join(again), x -> pass.sameRelu("match.second", x));
    Tensor second = pass.valid("match.second.out", reread).add(own);
    return new Answers(first.select(1, 0), second.select(1, 0));
  }

  private List<Pooling> poolings(Tensor position) {
    Tensor apart = position.unsqueeze(1).sub(position.unsqueeze(0)).square().sum(new long[] {2});
    Tensor squareMetres = apart.mul(new Scalar(METRES * METRES));
    return spec.poolingMetres().stream().map(sigma -> pooling(squareMetres, sigma)).toList();
  }

  private static Pooling pooling(Tensor squareMetres, double sigma) {
    Tensor gauss = squareMetres.mul(new Scalar(-1 / (2 * sigma * sigma))).exp();
    Tensor near = squareMetres.lt(new Scalar(REACH * sigma * REACH * sigma));
    Tensor weights = gauss.mul(near);
    Tensor sum = weights.sum(new long[] {1});
    return new Pooling(weights.div(sum.unsqueeze(1)), sum.log());
  }

  /** What is known of a group beside its volume, the same for every shift. */
  private Tensor facts(Tensor size, List<Pooling> poolings, Inputs inputs) {
    List<Tensor> facts = new ArrayList<>();
    facts.add(size.log().div(new Scalar(5.0)).sub(new Scalar(1.0)));
    poolings.forEach(pooling -> facts.add(pooling.count.div(new Scalar(3.0))));
    long level = Math.round(inputs.scalar("level"));
    if (level < 0 || level >= OutlineMatcherSpec.LEVELS) {
      throw new IllegalArgumentException("input 'level' must be log2 of 1, 2, 4 or 8");
    }
    for (int i = 0; i < OutlineMatcherSpec.LEVELS; i++) {
      facts.add(i == level ? torch.ones_like(size) : torch.zeros_like(size));
    }
    Tensor columns = torch.stack(new TensorVector(facts.toArray(Tensor[]::new)), 1);
    return columns.unsqueeze(2).unsqueeze(3).expand(-1, -1, spec.side(), spec.side());
  }

  /**
   * Convolutions where derivatives will follow, over one of few numbers of groups: oneDNN keeps
   * what it has made for about a thousand shapes, and see {@link FirstRuns} for what it does when
   * it has not kept one.
   */
  private static Tensor padded(Tensor x, UnaryOperator<Tensor> convolutions) {
    if (!x.requires_grad()) {
      return convolutions.apply(x);
    }
    long more = roundedUp(x.size(0)) - x.size(0);
    return convolutions
        .apply(torch.constant_pad_nd(x, 0, 0, 0, 0, 0, 0, 0, more))
        .narrow(0, 0, x.size(0));
  }

  /** To 8, 16, 24, ... 64, 80, ... 128, 160, ...: at most a quarter more. */
  static long roundedUp(long groups) {
    long step = Math.max(8, Long.highestOneBit(groups - 1) / 4);
    return (groups + step - 1) / step * step;
  }

  private static Tensor centred(Tensor x) {
    return x.sub(x.mean(new long[] {2, 3}, true, new ScalarTypeOptional()));
  }

  private static Tensor join(List<Tensor> parts) {
    return Layers.join(parts.toArray(Tensor[]::new));
  }

  /**
   * Average over neighbours.
   *
   * @param weights (N, N), rows sum to 1
   * @param count logarithm of the sum of weights before (N)
   */
  private record Pooling(Tensor weights, Tensor count) {
    Pooling of(long from, long groups) {
      return new Pooling(weights.narrow(0, from, groups), count.narrow(0, from, groups));
    }

    Tensor apply(Tensor x) {
      long[] shape = x.shape();
      shape[0] = weights.size(0);
      return weights.matmul(x.reshape(x.size(0), x.numel() / x.size(0))).reshape(shape);
    }
  }

  /**
   * Logits over shifts (N, S, S).
   *
   * @param first before the answers of neighbours were read
   * @param last after
   */
  record Answers(Tensor first, Tensor last) {}
}
