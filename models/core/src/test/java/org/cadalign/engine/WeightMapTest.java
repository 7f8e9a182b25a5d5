package org.cadalign.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.cadalign.spec.DoubleUnetSpec;
import org.junit.jupiter.api.Test;

class WeightMapTest {
  private static final DoubleUnetSpec SPEC = new DoubleUnetSpec("tiny", 2, 1, 1);

  @Test
  void flattensAndUnflattens() {
    SortedMap<String, Tensor> weights = WeightMap.draw(SPEC, 3);
    float[] flat = WeightMap.flatten(weights);
    assertThat(flat).hasSize((int) SPEC.size());
    SortedMap<String, Tensor> back = WeightMap.unflatten(SPEC, flat);
    assertThat(WeightMap.flatten(back)).isEqualTo(flat);
    WeightMap.check(SPEC, back);
  }

  @Test
  void refusesMissingForeignAndMisshapen() {
    refused("common.0.0.bias is missing", w -> w.remove("common.0.0.bias"));
    refused("has shape [2]", w -> w.put("common.0.0.bias", Tensor.zeros(2)));
    refused("parameters instead of", w -> w.put("other", Tensor.zeros(2)));
  }

  private static void refused(String words, Consumer<SortedMap<String, Tensor>> fault) {
    SortedMap<String, Tensor> weights = new TreeMap<>(WeightMap.draw(SPEC, 3));
    fault.accept(weights);
    assertThatThrownBy(() -> WeightMap.check(SPEC, weights))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(words);
  }
}
