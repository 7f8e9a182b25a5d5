package org.cadalign.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.cadalign.progress.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class RivalsOnlyTest {
  private static final Rival PERFECT = (scene, misaligned) -> scene.labels().footprints();

  @TempDir Path folder;

  @Test
  void everySeedOfEverySceneHasALineAndItsFigures() throws Exception {
    StringWriter said = new StringWriter();
    JsonNode json = run(List.of(PERFECT), said);
    assertThat(said.toString().lines())
        .hasSize(2)
        .allMatch(line -> line.matches("village, seed [12]: .* m before, .*, elastix 0\\.00 m"));
    assertThat(json.at("/rivals_only").asBoolean()).isTrue();
    assertThat(json.at("/scenes/village/before")).hasSize(2);
    assertThat(json.at("/scenes/village/shift")).hasSize(2);
    assertThat(json.at("/scenes/village/elastix")).hasSize(2).allMatch(m -> m.asDouble() == 0);
  }

  @Test
  void withoutElastixItSaysSo() throws Exception {
    StringWriter said = new StringWriter();
    assertThat(run(List.of(), said).at("/scenes/village/elastix")).isEmpty();
    assertThat(said.toString().lines()).allMatch(line -> line.endsWith("elastix not run"));
  }

  private JsonNode run(List<Rival> elastix, StringWriter said) throws Exception {
    try (TestScene village = Village.scene(folder, "village", false)) {
      SceneOptions scenes = new SceneOptions();
      new CommandLine(new Holder(scenes)).parseArgs("--data", folder.toString());
      String json =
          new RivalsOnly(new RivalMeasurement(elastix), List.of(1L, 2L))
              .run(List.of(village.entry()), scenes, new PrintWriter(said), Progress.none());
      return JsonMapper.builder().build().readTree(json);
    }
  }

  @CommandLine.Command
  private record Holder(@CommandLine.Mixin SceneOptions scenes) {}
}
