package org.cadalign.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamedTensorsTest {
  private static final NamedTensors<Tensor> TENSORS =
      new NamedTensors<>(
          Map.of(
              "image", Tensor.zeros(1, 3, 8, 6),
              "level", new Tensor(new float[] {2.5f}, 1, 1),
              "bare", new Tensor(new float[] {-1}))) {
        @Override
        protected long[] shape(Tensor tensor) {
          return tensor.shape();
        }

        @Override
        protected double value(Tensor tensor) {
          return tensor.data()[0];
        }
      };

  @Test
  void axesOfAnyLengthFit() {
    long any = NamedTensors.ANY;
    assertThat(TENSORS.get("image", 1, 3, any, any)).isEqualTo(TENSORS.get("image", 1, 3, 8, 6));
  }

  @ParameterizedTest
  @CsvSource({"1, 3, 8, 7", "1, 1, -1, -1", "2, 3, 8, 6"})
  void refusesOtherLengths(long batch, long channels, long height, long width) {
    assertThatThrownBy(() -> TENSORS.get("image", batch, channels, height, width))
        .hasMessageContaining("input 'image' has shape [1, 3, 8, 6], expected [" + batch);
  }

  @Test
  void refusesOtherNumbersOfAxes() {
    assertThatThrownBy(() -> TENSORS.get("image", 3, 8, 6)).hasMessageContaining("has shape");
  }

  @ParameterizedTest
  @CsvSource({"level, 2.5", "bare, -1"})
  void aSingleValueMayHaveAnyShape(String name, double value) {
    assertThat(TENSORS.scalar(name)).isEqualTo(value);
    assertThat(TENSORS.scalarIfPresent(name)).contains(value);
  }

  @Test
  void refusesSeveralValuesForOne() {
    assertThatThrownBy(() -> TENSORS.scalar("image"))
        .hasMessage("input 'image' must be a single value");
  }

  @ParameterizedTest
  @ValueSource(strings = {"map", "Image", ""})
  void refusesWhatIsMissing(String name) {
    assertThatThrownBy(() -> TENSORS.get(name, 1)).hasMessage("input '" + name + "' is missing");
    assertThatThrownBy(() -> TENSORS.scalar(name)).hasMessage("input '" + name + "' is missing");
    assertThat(TENSORS.scalarIfPresent(name)).isEmpty();
  }
}
