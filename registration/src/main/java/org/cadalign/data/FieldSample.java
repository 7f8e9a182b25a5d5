package org.cadalign.data;

import java.util.SortedMap;
import java.util.TreeMap;
import org.cadalign.engine.Tensor;
import org.cadalign.spec.DoubleUnetSpec;

/**
 * A sample for a network that predicts a displacement at every pixel: the groups' displacements
 * become a field that is theirs on their own pixels and zero elsewhere, where the loss does not
 * look; targets are cropped to what valid convolutions leave.
 */
public final class FieldSample {
  private FieldSample() {}

  /**
   * Makes one of a sample per group.
   *
   * @param spec whose output size decides the crop
   */
  public static Sample of(Sample sample, DoubleUnetSpec spec) {
    int side = sample.tensor(Sample.IMAGE).length(3);
    int inner = spec.output(side);
    int margin = (side - inner) / 2;
    SortedMap<String, Tensor> tensors = new TreeMap<>();
    tensors.put(Sample.IMAGE, sample.tensor(Sample.IMAGE));
    tensors.put(Sample.MAP, sample.tensor(Sample.MAP));
    tensors.put(Sample.DISPLACEMENT, crop(field(sample, side), margin, inner));
    tensors.put(Sample.SEGMENTATION, crop(sample.tensor(Sample.SEGMENTATION), margin, inner));
    return new Sample(sample.scene(), sample.level(), tensors);
  }

  private static Tensor field(Sample sample, int side) {
    float[] index = sample.tensor(Sample.INDEX).data();
    float[] displacement = sample.tensor(Sample.DISPLACEMENT).data();
    float[] field = new float[2 * index.length];
    for (int i = 0; i < index.length; i++) {
      int group = (int) index[i] - 1;
      if (group >= 0) {
        field[i] = displacement[2 * group];
        field[index.length + i] = displacement[2 * group + 1];
      }
    }
    return new Tensor(field, 1, 2, side, side);
  }

  private static Tensor crop(Tensor whole, int margin, int inner) {
    int channels = whole.length(1);
    int side = whole.length(3);
    Tensor part = Tensor.zeros(1, channels, inner, inner);
    for (int c = 0; c < channels; c++) {
      for (int y = 0; y < inner; y++) {
        int from = (c * side + y + margin) * side + margin;
        System.arraycopy(whole.data(), from, part.data(), (c * inner + y) * inner, inner);
      }
    }
    return part;
  }
}
