package org.cadalign.reproduce.confidence;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cadalign.bench.AccuracyMeasurement;
import org.cadalign.bench.MisalignedLayer;
import org.cadalign.bench.OwnCommand;
import org.cadalign.bench.ScratchFolder;
import org.cadalign.bench.TestScene;
import org.cadalign.confidence.Signs;
import org.cadalign.data.Footprint;
import org.cadalign.evaluate.ErrorSummary;
import org.cadalign.evaluate.VertexErrors;
import org.cadalign.evaluate.VertexErrors.FeatureErrors;
import org.cadalign.gate.DataException;
import org.cadalign.layer.Feature;
import org.cadalign.layer.Layer;
import org.cadalign.layer.LayerOptions;
import org.cadalign.layer.Layers;
import org.cadalign.layer.WriteOptions;
import org.cadalign.reproduce.confidence.JudgedScene.Building;
import org.cadalign.run.BuildingsTable;
import org.cadalign.run.RunDirectory;
import org.cadalign.scene.SceneLayer;

/**
 * Misaligns scenes as {@code scripts/perturb} does, aligns them from file to file as a user does,
 * and reads what the runs say beside what is true.
 *
 * @param computing options of {@code align} that say by what and on what networks run
 * @param model to align with, or the shipped one
 */
record Judge(List<String> computing, Optional<Path> model) {
  Judge {
    computing = List.copyOf(computing);
  }

  /**
   * Judges a scene.
   *
   * @param seeds of the misalignments
   */
  JudgedScene judge(TestScene scene, JudgedScene.Kind kind, List<Long> seeds)
      throws DataException, IOException {
    List<Building> buildings = new ArrayList<>();
    int unmatched = 0;
    for (long seed : seeds) {
      for (Optional<Building> building : judge(scene, MisalignedLayer.perturbed(scene, seed))) {
        building.ifPresent(buildings::add);
        unmatched += building.isPresent() ? 0 : 1;
      }
    }
    return new JudgedScene(scene.name(), kind, buildings, unmatched);
  }

  private List<Optional<Building>> judge(TestScene scene, MisalignedLayer misaligned)
      throws DataException, IOException {
    try (ScratchFolder folder = ScratchFolder.create()) {
      Path layer = folder.path().resolve("misaligned.gpkg");
      Path aligned = folder.path().resolve("aligned.gpkg");
      Layers.write(misaligned.layer(), layer, WriteOptions.DEFAULT);
      align(scene.imageFile(), layer, aligned);
      Layer result = Layers.read(aligned, LayerOptions.DEFAULT).layer();
      return together(scene, result, BuildingsTable.read(RunDirectory.of(aligned)));
    }
  }

  private void align(Path image, Path layer, Path aligned) {
    List<String> line = new ArrayList<>(List.of("align", image.toString(), layer.toString()));
    line.addAll(List.of("-o", aligned.toString(), "-qq", "--progress", "none"));
    line.addAll(computing);
    model.ifPresent(file -> line.addAll(List.of("--model", file.toString())));
    OwnCommand.run(line);
  }

  private static List<Optional<Building>> together(
      TestScene scene, Layer result, List<BuildingsTable.Row> rows) throws DataException {
    Map<String, BuildingsTable.Row> byId = new HashMap<>();
    rows.forEach(row -> row.id().ifPresent(id -> byId.put(id, row)));
    List<Footprint> placed = SceneLayer.of(result, scene.image()).footprints();
    VertexErrors errors = AccuracyMeasurement.errors(placed, result, scene.labels());
    List<Optional<Building>> all = new ArrayList<>();
    for (FeatureErrors error : errors.features()) {
      Feature feature = result.features().get(placed.get(error.feature()).feature());
      Optional<Signs> signs = byId.get(feature.id().orElseThrow()).signs();
      double metres = ErrorSummary.of(error.metres()).median();
      all.add(signs.map(s -> new Building(s, metres)));
    }
    return all;
  }
}
