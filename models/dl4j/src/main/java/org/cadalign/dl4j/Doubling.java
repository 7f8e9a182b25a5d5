package org.cadalign.dl4j;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Bilinear, twice as large: pixel i of the result samples the input at i / 2, clamped at its far
 * border, as the published network's framework does.
 */
record Doubling(Format format) implements Step {
  @Override
  public INDArray forward(List<INDArray> inputs) {
    INDArray x = inputs.get(0);
    int height = Math.toIntExact(x.size(2));
    int width = Math.toIntExact(x.size(3));
    double[] values = format.values(x);
    double[] doubled = new double[4 * values.length];
    for (int row = 0; row < doubled.length / (2 * width); row++) {
      int plane = row / (2 * height);
      int y = row % (2 * height);
      int above = (plane * height + y / 2) * width;
      int below = (plane * height + Math.min((y + 1) / 2, height - 1)) * width;
      for (int i = 0; i < 2 * width; i++) {
        int left = i / 2;
        int right = Math.min((i + 1) / 2, width - 1);
        doubled[row * 2 * width + i] =
            (values[above + left]
                    + values[above + right]
                    + values[below + left]
                    + values[below + right])
                / 4;
      }
    }
    return format.of(doubled, x.size(0), x.size(1), 2L * height, 2L * width);
  }

  @Override
  public List<INDArray> backward(List<INDArray> inputs, INDArray epsilon) {
    INDArray x = inputs.get(0);
    int height = Math.toIntExact(x.size(2));
    int width = Math.toIntExact(x.size(3));
    double[] by = format.values(epsilon);
    double[] sums = new double[by.length / 4];
    for (int row = 0; row < by.length / (2 * width); row++) {
      int plane = row / (2 * height);
      int y = row % (2 * height);
      int above = (plane * height + y / 2) * width;
      int below = (plane * height + Math.min((y + 1) / 2, height - 1)) * width;
      for (int i = 0; i < 2 * width; i++) {
        int left = i / 2;
        int right = Math.min((i + 1) / 2, width - 1);
        double quarter = by[row * 2 * width + i] / 4;
        sums[above + left] += quarter;
        sums[above + right] += quarter;
        sums[below + left] += quarter;
        sums[below + right] += quarter;
      }
    }
    return List.of(format.of(sums, x.shape()));
  }
}
