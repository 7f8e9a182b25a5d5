package org.cadalign.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cadalign.optimise.Adam;
import org.cadalign.optimise.WeightAverage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {
  @TempDir private Path dir;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void readsWhatItWrote(boolean averaged) throws Exception {
    Checkpoint written = checkpoint(averaged);
    Checkpoint read = Checkpoint.read(write(written));
    assertThat(Models.same(read.model(), written.model())).isTrue();
    assertThat(read.step()).isEqualTo(17);
    assertThat(read.notes()).isEqualTo(written.notes());
    assertThat(read.optimiser().steps()).isEqualTo(16);
    assertThat(read.optimiser().first()).isEqualTo(written.optimiser().first());
    assertThat(read.optimiser().second()).isEqualTo(written.optimiser().second());
    assertThat(read.average().isPresent()).isEqualTo(averaged);
    read.average().ifPresent(state -> assertThat(state.values()).containsOnly(2));
  }

  @Test
  void equalCheckpointsHaveEqualBytes() throws Exception {
    byte[] first = Files.readAllBytes(write(checkpoint(true)));
    Checkpoint read = Checkpoint.read(write(checkpoint(true)));
    assertThat(Files.readAllBytes(write(read))).isEqualTo(first);
  }

  @Test
  void everyFlippedByteIsRefused() throws Exception {
    byte[] good = Files.readAllBytes(write(checkpoint(true)));
    Path file = dir.resolve("bad");
    for (int i = 0; i < good.length; i += 37) {
      byte[] bad = good.clone();
      bad[i] ^= 4;
      Files.write(file, bad);
      assertThatThrownBy(() -> Checkpoint.read(file)).isInstanceOf(ModelFormatException.class);
    }
  }

  @Test
  void isNotReadAsAModelNorTheOtherWayRound() throws Exception {
    Path checkpoint = write(checkpoint(false));
    assertThatThrownBy(() -> ModelArchives.read(checkpoint))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining("optimizer.safetensors");
    Path model = dir.resolve("a.model");
    ModelArchives.write(model, Models.tiny());
    assertThatThrownBy(() -> Checkpoint.read(model))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining("the entries are");
  }

  private Path write(Checkpoint checkpoint) throws Exception {
    Path file = dir.resolve("a.checkpoint");
    checkpoint.write(file);
    return file;
  }

  private static Checkpoint checkpoint(boolean averaged) {
    int size = (int) Models.SPEC.size();
    Adam.State adam = new Adam.State(16, filled(size, 0.5f), filled(size, 0.25f));
    Optional<WeightAverage.State> average =
        Optional.of(new WeightAverage.State(16, filled(size, 2))).filter(state -> averaged);
    TreeMap<String, String> notes = new TreeMap<>(Map.of("best", "0.31"));
    return new Checkpoint(Models.tiny(), adam, average, 17, notes);
  }

  private static float[] filled(int size, float value) {
    float[] values = new float[size];
    Arrays.fill(values, value);
    return values;
  }
}
