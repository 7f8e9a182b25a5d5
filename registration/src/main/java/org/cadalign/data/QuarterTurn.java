package org.cadalign.data;

import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cadalign.engine.Tensor;

/**
 * Another view of the same sample, that needs no resampling: the square window mirrored, if it is,
 * then turned around its centre.
 *
 * @param quarters turns by 90°, 0 to 3, from x to y, which looks clockwise
 * @param mirrored whether left and right change sides before
 */
public record QuarterTurn(int quarters, boolean mirrored) {
  private static final Set<String> WINDOWS =
      Set.of(Sample.IMAGE, Sample.VALID, Sample.MAP, Sample.INDEX, Sample.SEGMENTATION);

  private static final int[] COS = {1, 0, -1, 0};
  private static final int[] SIN = {0, 1, 0, -1};

  public QuarterTurn {
    if (quarters < 0 || quarters > 3) {
      throw new IllegalArgumentException(quarters + " quarters");
    }
  }

  /**
   * What it does to a displacement: (x', y') = M (x, y). Its rows and columns have length one, so
   * that its inverse is its transpose.
   */
  public double[][] matrix() {
    double flip = mirrored ? -1 : 1;
    return new double[][] {
      {flip * COS[quarters], -SIN[quarters]}, {flip * SIN[quarters], COS[quarters]}
    };
  }

  /** The sample as it looks then. */
  public SortedMap<String, Tensor> of(Map<String, Tensor> sample) {
    int side = sample.get(Sample.IMAGE).length(3);
    double extent = side * Math.pow(2, sample.get(Sample.LEVEL).data()[0]);
    SortedMap<String, Tensor> turned = new TreeMap<>(sample);
    turned.replaceAll(
        (name, tensor) ->
            switch (name) {
              case Sample.POSITION -> points(tensor, extent / 2);
              case Sample.DISPLACEMENT -> points(tensor, 0);
              default -> WINDOWS.contains(name) ? window(tensor, side) : tensor;
            });
    return turned;
  }

  private Tensor points(Tensor tensor, double centre) {
    double[][] m = matrix();
    float[] from = tensor.data();
    float[] to = new float[from.length];
    for (int i = 0; i < to.length; i += 2) {
      double x = from[i] - centre;
      double y = from[i + 1] - centre;
      to[i] = (float) (centre + m[0][0] * x + m[0][1] * y);
      to[i + 1] = (float) (centre + m[1][0] * x + m[1][1] * y);
    }
    return new Tensor(to, tensor.shape());
  }

  private Tensor window(Tensor tensor, int side) {
    double[][] m = matrix();
    float[] from = tensor.data();
    float[] to = new float[from.length];
    double centre = (side - 1) / 2.0;
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        int toX = (int) Math.rint(centre + m[0][0] * (x - centre) + m[0][1] * (y - centre));
        int toY = (int) Math.rint(centre + m[1][0] * (x - centre) + m[1][1] * (y - centre));
        for (int plane = 0; plane < from.length; plane += side * side) {
          to[plane + toY * side + toX] = from[plane + y * side + x];
        }
      }
    }
    return new Tensor(to, tensor.shape());
  }
}
