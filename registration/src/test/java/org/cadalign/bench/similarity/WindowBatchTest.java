package org.cadalign.bench.similarity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.cadalign.engine.Tensor;
import org.junit.jupiter.api.Test;

class WindowBatchTest {
  @Test
  void numbersGroupsThroughTheBatch() {
    Map<String, Tensor> batch = WindowBatch.of(List.of(window(2, 0, 1, 2), window(1, 1, 0, 1)));
    assertThat(batch.get("index").data()).containsExactly(0, 1, 2, 3, 0, 3);
    assertThat(batch.get("index").shape()).containsExactly(2, 1, 1, 3);
    assertThat(batch.get("position").data()).containsExactly(5, 5, 5, 5, 1e5f + 5, 1e5f + 5);
    assertThat(batch.get("level").data()).containsExactly(0);
  }

  private static Map<String, Tensor> window(int groups, float... index) {
    float[] position = new float[2 * groups];
    java.util.Arrays.fill(position, 5);
    return Map.of(
        "index", new Tensor(index, 1, 1, 1, 3),
        "position", new Tensor(position, groups, 2),
        "level", new Tensor(new float[] {0}, 1));
  }
}
