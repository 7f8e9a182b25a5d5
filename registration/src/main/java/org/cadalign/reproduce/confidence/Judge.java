package org.cadalign.reproduce.confidence;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cadalign.bench.AccuracyMeasurement;
import org.cadalign.bench.Medians;
import org.cadalign.bench.MisalignedLayer;
import org.cadalign.bench.OwnCommand;
import org.cadalign.bench.ScratchFolder;
import org.cadalign.bench.TestScene;
import org.cadalign.confidence.Sign;
import org.cadalign.confidence.Sign.Source;
import org.cadalign.confidence.Signs;
import org.cadalign.data.Footprint;
import org.cadalign.evaluate.ErrorSummary;
import org.cadalign.evaluate.VertexErrors;
import org.cadalign.evaluate.VertexErrors.FeatureErrors;
import org.cadalign.field.Displacement;
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
 * @param sources of the signs that are wanted; those of {@code similarity} are read off the first
 *     misalignment of a scene only
 */
record Judge(List<String> computing, Optional<Path> model, Set<Source> sources) {
  Judge {
    computing = List.copyOf(computing);
    sources = Set.copyOf(sources);
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
      boolean counted = sources.contains(Source.SIMILARITY) && seed == seeds.get(0);
      MisalignedLayer misaligned = MisalignedLayer.perturbed(scene, seed);
      for (Optional<Building> building : judge(scene, misaligned, counted)) {
        building.ifPresent(buildings::add);
        unmatched += building.isPresent() ? 0 : 1;
      }
    }
    return new JudgedScene(scene.name(), kind, buildings, unmatched);
  }

  private List<Optional<Building>> judge(
      TestScene scene, MisalignedLayer misaligned, boolean counted)
      throws DataException, IOException {
    try (ScratchFolder folder = ScratchFolder.create()) {
      Path layer = folder.path().resolve("misaligned.gpkg");
      Path aligned = folder.path().resolve("aligned.gpkg");
      Layers.write(misaligned.layer(), layer, WriteOptions.DEFAULT);
      align(scene.imageFile(), layer, aligned);
      Layer result = Layers.read(aligned, LayerOptions.DEFAULT).layer();
      Map<String, Signs> counts =
          counted ? counts(scene.imageFile(), aligned, folder.path()) : Map.of();
      return together(scene, result, BuildingsTable.read(RunDirectory.of(aligned)), counts);
    }
  }

  private void align(Path image, Path layer, Path aligned) {
    List<String> line = new ArrayList<>(List.of("align", image.toString(), layer.toString()));
    line.addAll(List.of("-o", aligned.toString(), "-qq", "--progress", "none"));
    line.addAll(computing);
    model.ifPresent(file -> line.addAll(List.of("--model", file.toString())));
    if (sources.contains(Source.RECHECK)) {
      line.add("--recheck");
    }
    OwnCommand.run(line);
  }

  /** What {@code similarity} says of the buildings where they were laid, by id. */
  private Map<String, Signs> counts(Path image, Path aligned, Path folder) throws DataException {
    Path output = folder.resolve("similarity");
    List<String> line = new ArrayList<>(List.of("similarity"));
    line.add(model.map(Path::toString).orElse("shipped"));
    line.addAll(List.of(image.toString(), aligned.toString(), "-o", output.toString()));
    line.addAll(List.of("--nearest", "1", "-qq", "--progress", "none"));
    line.addAll(computing);
    OwnCommand.run(line);
    Layer counted = Layers.read(output.resolve("buildings.gpkg"), LayerOptions.DEFAULT).layer();
    Map<String, Signs> byId = new HashMap<>();
    for (Feature feature : counted.features()) {
      feature.id().ifPresent(id -> byId.put(id, counts(counted, feature)));
    }
    return byId;
  }

  private static Signs counts(Layer layer, Feature feature) {
    Map<Sign, Double> known = new EnumMap<>(Sign.class);
    for (Sign sign : Sign.of(Source.SIMILARITY)) {
      for (int column = 0; column < layer.fields().size(); column++) {
        if (layer.fields().get(column).name().equals(sign.column())) {
          feature.values().get(column).ifPresent(value -> known.put(sign, (Double) value));
        }
      }
    }
    return new Signs(known);
  }

  private static List<Optional<Building>> together(
      TestScene scene, Layer result, List<BuildingsTable.Row> rows, Map<String, Signs> counts)
      throws DataException {
    Map<String, BuildingsTable.Row> byId = new HashMap<>();
    rows.forEach(row -> row.id().ifPresent(id -> byId.put(id, row)));
    List<Footprint> placed = SceneLayer.of(result, scene.image()).footprints();
    VertexErrors errors = AccuracyMeasurement.errors(placed, result, scene.labels());
    List<Optional<Building>> all = new ArrayList<>();
    for (FeatureErrors error : errors.features()) {
      Feature feature = result.features().get(placed.get(error.feature()).feature());
      String id = feature.id().orElseThrow();
      Signs more = counts.getOrDefault(id, new Signs(Map.of()));
      all.add(byId.get(id).signs().map(signs -> building(both(signs, more), error)));
    }
    return all;
  }

  private static Building building(Signs signs, FeatureErrors error) {
    List<Displacement> offsets = error.offsets();
    return new Building(
        signs,
        ErrorSummary.of(error.metres()).median(),
        offsets.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new Displacement(
                    Medians.of(offsets, Displacement::dx), Medians.of(offsets, Displacement::dy))));
  }

  private static Signs both(Signs signs, Signs more) {
    Map<Sign, Double> all = new EnumMap<>(Sign.class);
    all.putAll(signs.values());
    all.putAll(more.values());
    return new Signs(all);
  }
}
