package org.cadalign.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * @param options of {@code align} beyond that
 * @param shared workers, engine and device, as they were given to the bench
 */
record AlignmentRival(Optional<Path> model, List<String> options, SharedOptions shared)
    implements Rival {
  /** Without anything that a user must ask for. */
  AlignmentRival(Optional<Path> model, SharedOptions shared) {
    this(model, List.of(), shared);
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
    line.addAll(options);
    model.ifPresent(file -> line.addAll(List.of("--model", file.toString())));
    OwnCommand.run(line);
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
