package org.cadalign.bench;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.cadalign.cli.SharedOptions;
import org.cadalign.data.Group;
import org.cadalign.field.Displacement;
import org.cadalign.gate.DataException;
import org.cadalign.layer.Layers;
import org.cadalign.layer.WriteOptions;
import org.cadalign.scene.SceneLayer;
import org.cadalign.train.Manifest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Writes the misaligned layers that everyone is judged on. */
@Command(
    name = "perturb",
    description = {
      "Misaligns the labels of scenes by a known field: a rigid shift of up to 2.5 m, a smooth field",
      "of up to 4 m, 0.4 m of jitter per axis and group. Writes SCENE_seedN.gpkg, SCENE_truth.gpkg,",
      "and SCENE_seedN.json with the displacement of every feature."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  scripts/perturb --data DIR --scene zanzibar_A --seed 2 -o out/perturbed")
final class PerturbCommand implements Callable<Integer> {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @ParentCommand private Bench bench;

  @Mixin(name = SharedOptions.NAME)
  private SharedOptions shared;

  @Mixin private SceneOptions scenes;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "DIR",
      description = "Folder to write to.")
  private Path output;

  @Override
  public Integer call() throws DataException, IOException {
    Files.createDirectories(output);
    for (Manifest.Entry entry : scenes.chosen(bench.repository())) {
      try (TestScene opened = scenes.open(entry)) {
        write(opened);
      }
    }
    return 0;
  }

  private void write(TestScene opened) throws DataException, IOException {
    String name = opened.name() + "_seed" + shared.seed();
    MisalignedLayer moved = MisalignedLayer.perturbed(opened, shared.seed());
    WriteOptions options = new WriteOptions(shared.overwrite());
    Layers.write(
        opened.labels().layer(),
        output.resolve(opened.name() + "_truth.gpkg"),
        WriteOptions.OVERWRITE);
    Layers.write(moved.layer(), output.resolve(name + ".gpkg"), options);
    Files.writeString(
        output.resolve(name + ".json"), displacements(opened, moved).toPrettyString() + "\n");
  }

  private ObjectNode displacements(TestScene opened, MisalignedLayer moved) {
    ObjectNode json = JSON.createObjectNode();
    json.put("scene", opened.name());
    json.put("seed", shared.seed());
    json.put("unit", "ground metres");
    json.put("axes", "east, north");
    json.put("sign", "added to true positions; an alignment adds the negative");
    ArrayNode features = json.putArray("features");
    SceneLayer labels = opened.labels();
    for (int g = 0; g < labels.groups().size(); g++) {
      put(features, labels, labels.groups().get(g), g, moved.metres().get(g));
    }
    return json;
  }

  private static void put(
      ArrayNode features, SceneLayer labels, Group group, int number, Displacement metres) {
    for (int member : group.members()) {
      int feature = labels.footprints().get(member).feature();
      features
          .addObject()
          .put("id", labels.layer().features().get(feature).id().orElseThrow())
          .put("group", number)
          .put("east", metres.dx())
          .put("north", metres.dy());
    }
  }
}
