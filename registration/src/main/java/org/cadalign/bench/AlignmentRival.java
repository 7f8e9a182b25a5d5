package org.cadalign.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cadalign.archive.Target;
import org.cadalign.cli.ExitCode;
import org.cadalign.cli.Main;
import org.cadalign.cli.SharedOptions;
import org.cadalign.data.Footprint;
import org.cadalign.gate.DataException;
import org.cadalign.layer.Feature;
import org.cadalign.layer.Layer;
import org.cadalign.layer.LayerOptions;
import org.cadalign.layer.Layers;
import org.cadalign.layer.WriteOptions;
import org.cadalign.scene.SceneLayer;

/**
 * This program, as a user runs it: {@code cadalign align}, from file to file.
 *
 * @param model to align with, or the shipped one
 * @param target to lay layers on, or what the model was trained for
 * @param shared workers, engine and device, as they were given to the bench
 */
record AlignmentRival(Optional<Path> model, Optional<Target> target, SharedOptions shared)
    implements Rival {
  AlignmentRival(Optional<Path> model, SharedOptions shared) {
    this(model, Optional.empty(), shared);
  }

  @Override
  public List<Footprint> place(TestScene scene, SceneLayer misaligned)
      throws DataException, IOException {
    try (ScratchFolder folder = ScratchFolder.create()) {
      Path layer = folder.path().resolve("misaligned.gpkg");
      Path aligned = folder.path().resolve("aligned.gpkg");
      Layers.write(misaligned.layer(), layer, WriteOptions.DEFAULT);
      align(scene.imageFile(), layer, aligned);
      Layer result = Layers.read(aligned, LayerOptions.DEFAULT).layer();
      return inOrderOf(misaligned.layer(), SceneLayer.of(result, scene.image()));
    }
  }

  private void align(Path image, Path layer, Path aligned) {
    List<String> line = new ArrayList<>(List.of("align", image.toString(), layer.toString()));
    line.addAll(List.of("-o", aligned.toString(), "-qq", "--progress", "none"));
    line.addAll(shared.computing());
    model.ifPresent(file -> line.addAll(List.of("--model", file.toString())));
    target.ifPresent(on -> line.addAll(List.of("--target", on.label())));
    StringWriter said = new StringWriter();
    PrintWriter out = new PrintWriter(said);
    int code = Main.run(out, out, line.toArray(String[]::new));
    if (code != ExitCode.DONE.value() && code != ExitCode.DONE_WITH_REJECTED.value()) {
      throw new IllegalStateException(said.toString().strip());
    }
  }

  /** Footprints whose features are counted as in another layer with the same ids. */
  private static List<Footprint> inOrderOf(Layer layer, SceneLayer result) {
    Map<String, Integer> byId = new HashMap<>();
    for (int i = 0; i < layer.features().size(); i++) {
      byId.put(id(layer.features().get(i)), i);
    }
    return result.footprints().stream()
        .map(
            footprint -> {
              String id = id(result.layer().features().get(footprint.feature()));
              return new Footprint(byId.get(id), footprint.shape());
            })
        .toList();
  }

  private static String id(Feature feature) {
    return feature.id().orElseThrow();
  }
}
