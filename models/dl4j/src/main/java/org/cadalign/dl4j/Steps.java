package org.cadalign.dl4j;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The steps that the networks are made of beside convolutions. */
enum Steps implements Step.Kind {
  /** Channels of all, one after the other. */
  JOIN {
    @Override
    public Step start(Format format) {
      return new Join(format);
    }
  },
  /** Greatest of each 2x2 pixels. */
  POOL {
    @Override
    public Step start(Format format) {
      return new Pool(format);
    }
  },
  /** Every pixel four times. */
  REPEAT {
    @Override
    public Step start(Format format) {
      return new Repeat(format);
    }
  },
  /** Bilinear, twice as large; see {@link Doubling}. */
  DOUBLE {
    @Override
    public Step start(Format format) {
      return new Doubling(format);
    }
  };

  private record Join(Format format) implements Step {
    @Override
    public INDArray forward(List<INDArray> inputs) {
      INDArray first = inputs.get(0);
      long channels = inputs.stream().mapToLong(input -> input.size(1)).sum();
      INDArray joined = format.empty(first.size(0), channels, first.size(2), first.size(3));
      long at = 0;
      for (INDArray input : inputs) {
        long own = stride(input);
        for (long b = 0; b < first.size(0); b++) {
          format.copy(input, b * own, joined, b * stride(joined) + at, own);
        }
        at += own;
      }
      return joined;
    }

    @Override
    public List<INDArray> backward(List<INDArray> inputs, INDArray epsilon) {
      List<INDArray> parts = new ArrayList<>();
      long at = 0;
      for (INDArray input : inputs) {
        INDArray part = format.empty(input.shape());
        long own = stride(input);
        for (long b = 0; b < input.size(0); b++) {
          format.copy(epsilon, b * stride(epsilon) + at, part, b * own, own);
        }
        parts.add(part);
        at += own;
      }
      return parts;
    }

    /** Values of one of the batch. */
    private static long stride(INDArray array) {
      return array.length() / array.size(0);
    }
  }

  private record Pool(Format format, Operation pool, Operation back) implements Step {
    /** Filter, stride, zeros around, dilation, mode "truncate", unused, NCHW. */
    private static final long[] ARGUMENTS = {2, 2, 2, 2, 0, 0, 1, 1, 0, 0, 0};

    Pool(Format format) {
      this(format, new Operation("maxpool2d", ARGUMENTS), new Operation("maxpool2d_bp", ARGUMENTS));
    }

    @Override
    public INDArray forward(List<INDArray> inputs) {
      INDArray x = inputs.get(0);
      INDArray pooled = format.empty(x.size(0), x.size(1), x.size(2) / 2, x.size(3) / 2);
      pool.run(inputs, List.of(pooled));
      return pooled;
    }

    @Override
    public List<INDArray> backward(List<INDArray> inputs, INDArray epsilon) {
      INDArray below = format.empty(inputs.get(0).shape());
      back.run(List.of(inputs.get(0), epsilon), List.of(below));
      return List.of(below);
    }
  }

  private record Repeat(Format format, Operation repeat, Operation back) implements Step {
    Repeat(Format format) {
      this(format, new Operation("upsampling2d", 2, 2, 1), new Operation("upsampling2d_bp", 1));
    }

    @Override
    public INDArray forward(List<INDArray> inputs) {
      INDArray x = inputs.get(0);
      INDArray repeated = format.empty(x.size(0), x.size(1), 2 * x.size(2), 2 * x.size(3));
      repeat.run(inputs, List.of(repeated));
      return repeated;
    }

    @Override
    public List<INDArray> backward(List<INDArray> inputs, INDArray epsilon) {
      INDArray below = format.empty(inputs.get(0).shape());
      back.run(List.of(inputs.get(0), epsilon), List.of(below));
      return List.of(below);
    }
  }
}
