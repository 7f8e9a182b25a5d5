package org.cadalign.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.cadalign.data.Footprint;
import org.cadalign.evaluate.Checkpoint;
import org.cadalign.evaluate.ErrorSummary;
import org.cadalign.evaluate.VertexErrors;
import org.cadalign.evaluate.VertexErrors.Measure;
import org.cadalign.field.Displacement;
import org.cadalign.gate.DataException;
import org.cadalign.layer.Layer;
import org.cadalign.raster.WorkingGrid;
import org.cadalign.scene.SceneLayer;
import org.locationtech.jts.geom.util.AffineTransformation;

/**
 * Misaligns scenes, lets everyone put them right, and measures what is left.
 *
 * @param ours this program
 * @param elastix one per seed of its own; none to leave it out
 * @param seeds of the misalignments
 */
public record AccuracyMeasurement(Rival ours, List<Rival> elastix, List<Long> seeds) {
  private static final Displacement HALF_A_METRE_EAST = new Displacement(0.5, 0);
  private static final AffineTransformation TO_METRES =
      AffineTransformation.scaleInstance(WorkingGrid.METRES, WorkingGrid.METRES);

  public AccuracyMeasurement {
    elastix = List.copyOf(elastix);
    seeds = List.copyOf(seeds);
  }

  /** Measures one scene. */
  SceneAccuracy measure(TestScene scene) throws DataException, IOException {
    List<SceneAccuracy.Run> runs = new ArrayList<>();
    VertexErrors unmoved = errors(scene, MisalignedLayer.unmoved(scene), ours);
    for (long seed : seeds) {
      runs.add(run(scene, seed));
    }
    VertexErrors half = errors(scene, MisalignedLayer.shifted(scene, HALF_A_METRE_EAST), ours);
    return new SceneAccuracy(
        scene.entry(),
        runs,
        median(unmoved),
        median(half),
        unmoved.measure() == Measure.BOUNDARY || half.measure() == Measure.BOUNDARY);
  }

  private SceneAccuracy.Run run(TestScene scene, long seed) throws DataException, IOException {
    MisalignedLayer layer = MisalignedLayer.perturbed(scene, seed);
    RivalMeasurement.Result rivals = new RivalMeasurement(elastix).measure(scene, layer);
    return new SceneAccuracy.Run(
        seed,
        rivals.before(),
        errors(scene, layer, ours).metres(),
        rivals.shift(),
        rivals.elastix());
  }

  /** What is left between a rival's result and the labels. */
  public static VertexErrors errors(TestScene scene, MisalignedLayer layer, Rival rival)
      throws DataException, IOException {
    SceneLayer misaligned = SceneLayer.of(layer.layer(), scene.image());
    return errors(rival.place(scene, misaligned), misaligned.layer(), scene.labels());
  }

  /**
   * What is left between footprints and a truth.
   *
   * @param placed level-1 working pixels
   * @param layer that they are of
   * @param truth with the same ids
   */
  public static VertexErrors errors(List<Footprint> placed, Layer layer, SceneLayer truth) {
    return VertexErrors.between(
        checkpoints(placed, layer), checkpoints(truth.footprints(), truth.layer()));
  }

  private static List<Checkpoint> checkpoints(List<Footprint> footprints, Layer layer) {
    return footprints.stream()
        .map(
            footprint ->
                new Checkpoint(
                    layer.features().get(footprint.feature()).id().orElseThrow(),
                    TO_METRES.transform(footprint.shape())))
        .toList();
  }

  private static double median(VertexErrors errors) {
    return ErrorSummary.of(errors.metres()).median();
  }
}
