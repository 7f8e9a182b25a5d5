package org.cadalign.bench.speed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.cadalign.engine.Tensor;
import org.cadalign.engine.WeightMap;
import org.cadalign.spec.OutlineMatcherSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpeedFilesTest {
  @Test
  void workersReadWhatWasDrawn(@TempDir Path folder) throws Exception {
    SortedMap<String, Tensor> weights = WeightMap.draw(OutlineMatcherSpec.compact(), 1);
    List<SortedMap<String, Tensor>> samples =
        SpeedSamples.draw(Optional.empty(), Path.of("none"), 2);
    SpeedFiles.write(folder, weights, samples);
    same(SpeedFiles.weights(folder), weights);
    assertThat(SpeedFiles.samples(folder)).hasSize(2);
    same(SpeedFiles.samples(folder).get(1), samples.get(1));
  }

  private static void same(SortedMap<String, Tensor> found, SortedMap<String, Tensor> expected) {
    assertThat(found.keySet()).isEqualTo(expected.keySet());
    expected.forEach(
        (name, tensor) -> assertThat(found.get(name).data()).as(name).isEqualTo(tensor.data()));
  }
}
