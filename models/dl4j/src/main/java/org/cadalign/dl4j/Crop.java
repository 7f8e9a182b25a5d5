package org.cadalign.dl4j;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The middle of the first input, as large as the second one, or as what a decoder makes of it:
 * {@code times} the second's side, less what it loses, and more.
 *
 * @param times side, in that of the second input
 * @param more pixels beside
 */
record Crop(int times, int more) implements Step.Kind {
  @Override
  public Step start(Format format) {
    return new Cropping(this, format);
  }

  private record Cropping(Crop size, Format format) implements Step {
    @Override
    public INDArray forward(List<INDArray> inputs) {
      INDArray x = inputs.get(0);
      INDArray like = inputs.get(1);
      INDArray middle = format.empty(x.size(0), x.size(1), side(like, 2), side(like, 3));
      copy(x, middle, true);
      return middle;
    }

    @Override
    public List<INDArray> backward(List<INDArray> inputs, INDArray epsilon) {
      INDArray below = format.empty(inputs.get(0).shape());
      format.clear(below);
      copy(below, epsilon, false);
      return List.of(below);
    }

    private long side(INDArray like, int axis) {
      return size.times * like.size(axis) + size.more;
    }

    /** Row by row, out of the whole or into it. */
    private void copy(INDArray whole, INDArray middle, boolean out) {
      long height = middle.size(2);
      long width = middle.size(3);
      long top = (whole.size(2) - height) / 2;
      long left = (whole.size(3) - width) / 2;
      for (long row = 0; row < middle.length() / width; row++) {
        long at = (row / height * whole.size(2) + row % height + top) * whole.size(3) + left;
        if (out) {
          format.copy(whole, at, middle, row * width, width);
        } else {
          format.copy(middle, row * width, whole, at, width);
        }
      }
    }
  }
}
