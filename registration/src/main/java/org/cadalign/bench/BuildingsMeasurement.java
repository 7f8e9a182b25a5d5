package org.cadalign.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cadalign.bench.AveragePrecision.Detection;
import org.cadalign.bench.AveragePrecision.Scored;
import org.cadalign.cli.SharedOptions;
import org.cadalign.data.Footprint;
import org.cadalign.detect.SupportOptions;
import org.cadalign.gate.DataException;
import org.cadalign.layer.Feature;
import org.cadalign.layer.Field;
import org.cadalign.layer.Layer;
import org.cadalign.layer.LayerOptions;
import org.cadalign.layer.Layers;
import org.cadalign.layer.WriteOptions;
import org.cadalign.scene.SceneLayer;

/**
 * Runs {@code cadalign align --find-missing} on outdated labels, from file to file, and compares
 * what it says with what was done to them.
 *
 * @param model to align with, or the shipped one
 * @param shared workers, engine and device, as they were given to the bench
 * @param seeds of what is done to labels
 */
record BuildingsMeasurement(Optional<Path> model, SharedOptions shared, List<Long> seeds) {
  private static final String STALE = "no_evidence";

  /** Measures one scene. */
  SceneBuildings measure(TestScene scene, SceneBuildings.Kind kind)
      throws DataException, IOException {
    List<Detection> detections = new ArrayList<>();
    List<JudgedLabel> judged = new ArrayList<>();
    int unlabelled = 0;
    for (long seed : seeds) {
      OutdatedLabels labels = OutdatedLabels.of(scene, seed);
      try (ScratchFolder folder = ScratchFolder.create()) {
        Path aligned = folder.path().resolve("aligned.gpkg");
        Path missing = folder.path().resolve("missing.gpkg");
        Path layer = folder.path().resolve("labels.gpkg");
        Layers.write(labels.layer(), layer, WriteOptions.DEFAULT);
        align(scene.imageFile(), layer, aligned, missing);
        detections.addAll(AveragePrecision.match(found(missing, scene), labels.unlabelled()));
        judged.addAll(judged(read(aligned), labels.stale()));
        unlabelled += labels.unlabelled().size();
      }
    }
    return new SceneBuildings(scene.name(), kind, unlabelled, detections, judged);
  }

  private void align(Path image, Path layer, Path aligned, Path missing) {
    List<String> line = new ArrayList<>(List.of("align", image.toString(), layer.toString()));
    line.addAll(List.of("-o", aligned.toString(), "--find-missing", missing.toString()));
    line.addAll(List.of("--min-support", Double.toString(SupportOptions.WITH_ROOFS)));
    line.addAll(List.of("-qq", "--progress", "none"));
    line.addAll(shared.computing());
    model.ifPresent(file -> line.addAll(List.of("--model", file.toString())));
    OwnCommand.run(line);
  }

  private static Layer read(Path file) throws DataException {
    return Layers.read(file, LayerOptions.DEFAULT).layer();
  }

  private static List<Scored> found(Path file, TestScene scene) throws DataException {
    Layer layer = read(file);
    int score = column(layer, "score");
    List<Scored> found = new ArrayList<>();
    for (Footprint footprint : SceneLayer.of(layer, scene.image()).footprints()) {
      Feature feature = layer.features().get(footprint.feature());
      found.add(new Scored(footprint.shape(), (Double) feature.values().get(score).orElseThrow()));
    }
    return found;
  }

  private static List<JudgedLabel> judged(Layer aligned, Set<String> stale) {
    int status = column(aligned, "status");
    int support = column(aligned, "support");
    return aligned.features().stream()
        .map(
            feature ->
                new JudgedLabel(
                    stale.contains(feature.id().orElseThrow()),
                    feature.values().get(status).equals(Optional.of(STALE)),
                    feature.values().get(support).map(Double.class::cast)))
        .toList();
  }

  private static int column(Layer layer, String name) {
    return layer.fields().stream().map(Field::name).toList().indexOf(name);
  }
}
