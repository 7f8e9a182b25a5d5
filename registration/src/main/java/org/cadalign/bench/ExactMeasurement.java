package org.cadalign.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.cadalign.evaluate.ErrorSummary;
import org.cadalign.field.Displacement;
import org.cadalign.gate.DataException;
import org.cadalign.noise.GroupJitter;

/**
 * Misaligns scenes in two ways, and measures what alignment leaves of each.
 *
 * @param ours this program
 * @param seed of the misalignments
 */
record ExactMeasurement(Rival ours, long seed) {
  /** Standard deviation per axis where each building is displaced by itself: 4 px of 0.3 m. */
  static final double INDEPENDENT = 1.2;

  /**
   * What was left of a misalignment, ground metres.
   *
   * @param before median error of vertices before alignment
   * @param after median error after it
   * @param rms root mean square error per axis after it
   */
  record Left(double before, double after, double rms) {}

  /**
   * A scene.
   *
   * @param scene name
   * @param labelNoise of the truth that was measured against
   * @param buildings how many
   * @param perturbed misaligned as scripts/perturb does
   * @param independent each building, or group that shares walls, by itself
   */
  record Result(String scene, String labelNoise, int buildings, Left perturbed, Left independent) {}

  Result measure(TestScene scene) throws DataException, IOException {
    return new Result(
        scene.name(),
        scene.entry().labelNoise(),
        scene.labels().footprints().size(),
        left(scene, MisalignedLayer.perturbed(scene, seed)),
        left(scene, MisalignedLayer.of(scene, independent(scene))));
  }

  private List<Displacement> independent(TestScene scene) {
    GroupJitter jitter = new GroupJitter(MisalignedLayer.mixed(seed, scene.name()), INDEPENDENT);
    List<Displacement> metres = new ArrayList<>();
    for (int group = 0; group < scene.labels().groups().size(); group++) {
      metres.add(jitter.of(group));
    }
    return metres;
  }

  private Left left(TestScene scene, MisalignedLayer layer) throws DataException, IOException {
    double[] before = AccuracyMeasurement.errors(scene, layer, Rival.none()).metres();
    ErrorSummary after = ErrorSummary.of(AccuracyMeasurement.errors(scene, layer, ours).metres());
    return new Left(ErrorSummary.of(before).median(), after.median(), after.rmse() / Math.sqrt(2));
  }
}
