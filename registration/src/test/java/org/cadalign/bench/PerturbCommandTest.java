package org.cadalign.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cadalign.cli.Main;
import org.cadalign.layer.Layer;
import org.cadalign.layer.LayerOptions;
import org.cadalign.layer.Layers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PerturbCommandTest {
  private static final String MANIFEST =
      """
      {"scenes": [{"name": "village", "image": "village.png", "layer": "village.gpkg",
        "split": "test", "licence": "", "labelNoise": ""}]}
      """;

  @TempDir Path folder;

  @BeforeEach
  void repository() throws Exception {
    Village.scene(folder, "village", false).close();
    Path manifest = folder.resolve("scripts/shipped-model/scenes.json");
    Files.createDirectories(manifest.getParent());
    Files.writeString(manifest, MANIFEST);
  }

  @Test
  void writesLayersAndWhatWasAddedWithTheSameBytesEveryTime() throws Exception {
    perturb(0, "--seed", "2", "-o", folder.resolve("a").toString());
    perturb(0, "--seed", "2", "-o", folder.resolve("b").toString());
    for (String name : new String[] {"seed2.gpkg", "seed2.json", "truth.gpkg"}) {
      assertThat(folder.resolve("a/village_" + name))
          .hasSameBinaryContentAs(folder.resolve("b/village_" + name));
    }
    assertThat(folder.resolve("a/village_seed2.gpkg")).exists();
  }

  @Test
  void theJsonSaysByHowMuchEveryFeatureWasMoved() throws Exception {
    perturb(0, "-o", folder.resolve("a").toString());
    JsonNode json =
        JsonMapper.builder().build().readTree(folder.resolve("a/village_seed1.json").toFile());
    Layer truth = read("truth");
    Layer moved = read("seed1");
    assertThat(json.at("/features")).hasSize(truth.features().size());
    for (JsonNode feature : json.at("/features")) {
      int i = feature.at("/id").asInt();
      double[] from = corner(truth, i);
      double[] to = corner(moved, i);
      assertThat(to[0] - from[0]).isCloseTo(feature.at("/east").asDouble(), within(1e-6));
      assertThat(to[1] - from[1]).isCloseTo(feature.at("/north").asDouble(), within(1e-6));
    }
  }

  @Test
  void namesTheScenesWhereOneIsUnknown() {
    assertThat(perturb(1, "--scene", "town", "-o", folder.resolve("a").toString()))
        .contains("no scene is named town")
        .contains("choose from: village");
  }

  private Layer read(String what) throws Exception {
    return Layers.read(folder.resolve("a/village_" + what + ".gpkg"), LayerOptions.DEFAULT).layer();
  }

  private static double[] corner(Layer layer, int feature) {
    var corner = layer.features().get(feature).geometry().orElseThrow().getCoordinates()[0];
    return new double[] {corner.x, corner.y};
  }

  private String perturb(int code, String... options) {
    StringWriter said = new StringWriter();
    PrintWriter out = new PrintWriter(said);
    String[] line = new String[options.length + 5];
    line[0] = "--repository";
    line[1] = folder.toString();
    line[2] = "perturb";
    line[3] = "--data";
    line[4] = folder.toString();
    System.arraycopy(options, 0, line, 5, options.length);
    assertThat(Main.run(new Bench(), out, out, line)).as(said.toString()).isEqualTo(code);
    return said.toString();
  }
}
