package org.cadalign.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.cadalign.layer.Feature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutdatedLabelsTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void someLabelsAreMissingAndSomeStale(boolean degrees) throws Exception {
    try (TestScene scene = Village.scene(folder, "village", degrees)) {
      int buildings = scene.labels().footprints().size();
      OutdatedLabels labels = OutdatedLabels.of(scene, 4);
      assertThat(labels.unlabelled()).isNotEmpty().hasSizeLessThan(buildings);
      assertThat(labels.stale()).isNotEmpty();
      List<String> ids =
          labels.layer().features().stream().map(Feature::id).map(id -> id.orElseThrow()).toList();
      assertThat(ids)
          .doesNotHaveDuplicates()
          .containsAll(labels.stale())
          .hasSize(buildings - labels.unlabelled().size() + labels.stale().size());
    }
  }

  @Test
  void theSeedDecides() throws Exception {
    try (TestScene scene = Village.scene(folder, "village", false)) {
      assertThat(OutdatedLabels.of(scene, 4)).isEqualTo(OutdatedLabels.of(scene, 4));
      assertThat(OutdatedLabels.of(scene, 4)).isNotEqualTo(OutdatedLabels.of(scene, 5));
    }
  }
}
