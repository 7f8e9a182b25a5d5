package org.cadalign.torch;

import java.util.Map;
import java.util.function.Supplier;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.cadalign.engine.EngineOptions.Precision;

/**
 * Weights and arithmetic of one run of a network.
 *
 * @param leaves parameters by name
 * @param precision of convolutions
 * @param whole whether all must be tensor operations that can be derived twice, fast or not
 */
record Pass(Map<String, Tensor> leaves, Precision precision, boolean whole) {
  private static final long[] ONE = {1, 1};

  /** The same pass with convolutions in the format of the leaves. */
  Pass exact() {
    return precision == Precision.BFLOAT16 ? new Pass(leaves, Precision.FLOAT32, whole) : this;
  }

  /** The same pass, able to be derived twice, which brain floats are too coarse for. */
  Pass twice() {
    return new Pass(leaves, exact().precision(), true);
  }

  /** The parameter of that name. */
  Tensor leaf(String name) {
    return leaves.get(name);
  }

  /** Convolution that loses the filter's margin. */
  Tensor valid(String name, Tensor x) {
    return convolve(name, x, 0);
  }

  /** Convolution with a 3x3 filter and zeros around the input. */
  Tensor same(String name, Tensor x) {
    return convolve(name, x, 1);
  }

  /** Two convolutions, each followed by an exponential linear unit. */
  Tensor validElu(String name, Tensor x) {
    return torch.elu(valid(name + ".1", torch.elu(valid(name + ".0", x))));
  }

  /** Two convolutions, each followed by a rectifier, in place, since nothing else reads them. */
  Tensor sameRelu(String name, Tensor x) {
    return rectified(same(name + ".1", rectified(same(name + ".0", x))));
  }

  /** What relu_ returns is the handle of its argument, which would be freed with it. */
  private static Tensor rectified(Tensor x) {
    torch.relu_(x);
    return x;
  }

  /**
   * Runs a part of the pass and frees at its end what it made beside its result, as far as no
   * derivative needs it. All else lives until the whole pass ends, which on a large window is more
   * than a gigabyte.
   */
  @SuppressWarnings("try") // The scope takes what is made while it is open; nobody calls it.
  static Tensor only(Supplier<Tensor> part) {
    PointerScope outer = PointerScope.getInnerScope();
    try (PointerScope scope = new PointerScope()) {
      Tensor result = part.get();
      if (outer != null) {
        outer.attach(result);
      }
      return result;
    }
  }

  /** Back from the format of convolutions to that of the leaves, for sums, softmax and losses. */
  Tensor wide(Tensor x) {
    return precision == Precision.BFLOAT16 ? x.to(ScalarType.Float) : x;
  }

  /**
   * In bfloat16 only if it has an even number of filters: the derivative by the input of a
   * convolution with 9 or 3 filters came out different every time, and now and then not finite,
   * since values are multiplied in pairs and the last one was paired with whatever lay behind it.
   */
  private Tensor convolve(String name, Tensor x, long padding) {
    Tensor weight = leaf(name + ".weight");
    if (whole) {
      return product(name, x, weight, padding);
    }
    return weight.size(0) % 2 == 0
        ? convolve(name, narrow(x), narrow(weight), padding)
        : exact().convolve(name, wide(x), weight, padding);
  }

  /**
   * Convolution as a product of matrices. In float32 oneDNN's second derivative by 1x1 filters with
   * an odd number of channels was wrong by up to its own size, and the one by 3x3 filters, which
   * LibTorch makes a convolution with a filter as large as the image, hundreds of times slower.
   */
  private Tensor product(String name, Tensor x, Tensor weight, long padding) {
    long side = weight.size(2);
    long[] around = {padding, padding};
    Tensor patches = torch.im2col(x.contiguous(), new long[] {side, side}, ONE, around, ONE);
    Tensor sums = weight.reshape(weight.size(0), -1).matmul(patches);
    Tensor bias = leaves.get(name + ".bias");
    long lost = side - 1 - 2 * padding;
    return (bias == null ? sums : sums.add(bias.unsqueeze(1)))
        .reshape(x.size(0), weight.size(0), x.size(2) - lost, x.size(3) - lost);
  }

  private Tensor convolve(String name, Tensor x, Tensor weight, long padding) {
    Tensor bias = leaves.get(name + ".bias");
    TensorOptional shift = bias == null ? new TensorOptional() : new TensorOptional(narrow(bias));
    return torch.conv2d(x, weight, shift, ONE, new long[] {padding, padding}, ONE, 1);
  }

  private Tensor narrow(Tensor x) {
    return precision == Precision.BFLOAT16 ? x.to(ScalarType.BFloat16) : x;
  }
}
