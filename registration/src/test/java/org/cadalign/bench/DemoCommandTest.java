package org.cadalign.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cadalign.bench.checkout.Repository;
import org.cadalign.cli.Main;
import org.cadalign.layer.Feature;
import org.cadalign.layer.Field;
import org.cadalign.layer.Layer;
import org.cadalign.scene.LayerOutput;
import org.cadalign.town.TinyModel;
import org.cadalign.town.TinyTown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a town instead of the scene that ships. */
class DemoCommandTest {
  @TempDir private Path repository;

  @Test
  void showsByHowMuchAligningHelped() throws Exception {
    Path scene = Files.createDirectories(new Repository(repository).demoScene());
    TinyTown town = TinyTown.utm();
    town.image(scene.resolve("image.tif"));
    LayerOutput.write(
        numbered(town.misplacedBy(1.2, 1.6)), scene.resolve("misaligned.gpkg"), false);
    LayerOutput.write(numbered(town.truth()), scene.resolve("truth.geojson"), false);
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] arguments = {
      "--repository",
      repository.toString(),
      "demo",
      "--model",
      TinyModel.copy(repository).toString()
    };
    int code = Main.run(new Bench(), new PrintWriter(out), new PrintWriter(err), arguments);
    assertThat(code).as(err.toString()).isZero();
    assertThat(out.toString())
        .contains("error before: median 2.00 m, p90 2.00 m", "error after:  ");
    Path folder = new Repository(repository).demoOutput();
    assertThat(folder.toFile().list())
        .containsExactlyInAnyOrder(
            "aligned.gpkg", "aligned.run", "field.tif", "before.png", "after.png", "summary.json");
    JsonNode summary = new ObjectMapper().readTree(folder.resolve("summary.json").toFile());
    assertThat(summary.get("before").get("median").asDouble()).isBetween(1.99, 2.01);
    assertThat(summary.get("after").get("median").asDouble()).isLessThan(0.15);
    assertThat(summary.get("after").get("points").asInt()).isEqualTo(540);
    assertThat(Files.readAllBytes(folder.resolve("before.png")))
        .isNotEqualTo(Files.readAllBytes(folder.resolve("after.png")));
  }

  /** With a column fid, as the demo's layers have. */
  private static Layer numbered(Layer layer) {
    List<Feature> features = new ArrayList<>();
    for (Feature feature : layer.features()) {
      features.add(
          new Feature(
              feature.id(),
              feature.geometry(),
              List.of(Optional.of(Long.valueOf(feature.id().orElseThrow())))));
    }
    return new Layer(
        layer.name(), layer.crs(), List.of(new Field("fid", Field.Type.INTEGER)), features);
  }
}
