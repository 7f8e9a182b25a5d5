package org.cadalign.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cadalign.engine.Tensor;
import org.cadalign.spec.DoubleUnetSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldSampleTest {
  @ParameterizedTest
  @CsvSource({"3, 220, 100", "1, 64, 40", "2, 84, 28"})
  void targetsAreAsLargeAsTheOutput(int pools, int side, int inner) {
    DoubleUnetSpec spec = new DoubleUnetSpec("tiny", 1, 1, pools);
    assertThat(spec.output(side)).isEqualTo(inner);
    Sample sample = FieldSample.of(sample(side), spec);
    assertThat(sample.tensors())
        .containsOnlyKeys(Sample.IMAGE, Sample.MAP, Sample.DISPLACEMENT, Sample.SEGMENTATION);
    assertThat(sample.tensor(Sample.IMAGE).shape()).containsExactly(1, 3, side, side);
    assertThat(sample.tensor(Sample.MAP).shape()).containsExactly(1, 3, side, side);
    assertThat(sample.tensor(Sample.DISPLACEMENT).shape()).containsExactly(1, 2, inner, inner);
    assertThat(sample.tensor(Sample.SEGMENTATION).shape()).containsExactly(1, 3, inner, inner);
  }

  /** Every pixel of the crop has its group's displacement, x before y, and its own label. */
  @Test
  void everyPixelHasItsGroupsDisplacement() {
    DoubleUnetSpec spec = new DoubleUnetSpec("tiny", 1, 1, 1);
    Sample whole = sample(64);
    int inner = spec.output(64);
    int margin = (64 - inner) / 2;
    Sample cropped = FieldSample.of(whole, spec);
    float[] index = whole.tensor(Sample.INDEX).data();
    float[] moves = whole.tensor(Sample.DISPLACEMENT).data();
    Tensor labels = whole.tensor(Sample.SEGMENTATION);
    int seen = 0;
    for (int i = 0; i < inner * inner; i++) {
      int at = (i / inner + margin) * 64 + i % inner + margin;
      int group = (int) index[at] - 1;
      for (int axis = 0; axis < 2; axis++) {
        assertThat(cropped.tensor(Sample.DISPLACEMENT).data()[axis * inner * inner + i])
            .isEqualTo(group < 0 ? 0 : moves[2 * group + axis]);
      }
      for (int c = 0; c < 3; c++) {
        assertThat(cropped.tensor(Sample.SEGMENTATION).data()[c * inner * inner + i])
            .isEqualTo(labels.data()[c * 64 * 64 + at]);
      }
      seen += group < 0 ? 0 : 1;
    }
    assertThat(seen).isPositive();
  }

  private static Sample sample(int side) {
    return new TrainingSampler(
            List.of(Town.scene(1, 560)), TrainingSampler.Options.standard(9, side))
        .sample(2);
  }
}
