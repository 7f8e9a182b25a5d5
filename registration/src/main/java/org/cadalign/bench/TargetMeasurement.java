package org.cadalign.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cadalign.data.Footprint;
import org.cadalign.evaluate.ErrorSummary;
import org.cadalign.gate.DataException;
import org.cadalign.raster.WorkingGrid;
import org.cadalign.scene.SceneLayer;

/**
 * Misaligns the bases of cities whose roofs lean, lays them on roofs and on bases, and measures how
 * far the results lie from the one and from the other.
 *
 * @param roof this program, told to lay layers on roofs
 * @param base likewise on bases
 * @param seed of the misalignments
 */
record TargetMeasurement(Rival roof, Rival base, long seed) {
  /**
   * A city.
   *
   * @param name of it
   * @param lean of its roofs, metres for each metre of height
   * @param heights of its buildings, over what is usual
   */
  record City(String name, double lean, double heights) {}

  /**
   * Errors of vertices, ground metres.
   *
   * @param median of their lengths
   * @param rms root mean square per axis
   */
  record Left(double median, double rms) {
    static Left of(double[] metres) {
      ErrorSummary summary = ErrorSummary.of(metres);
      return new Left(summary.median(), summary.rmse() / Math.sqrt(2));
    }
  }

  /**
   * Errors of one layer against two truths.
   *
   * @param toRoof against roofs
   * @param toBase against bases
   */
  record Errors(Left toRoof, Left toBase) {}

  /**
   * What was measured.
   *
   * @param city of it
   * @param buildings how many
   * @param apart distances from base to roof, metres
   * @param before of the misaligned layer
   * @param roof after it was laid on roofs
   * @param base after it was laid on bases
   */
  record Result(
      City city, int buildings, ErrorSummary apart, Errors before, Errors roof, Errors base) {}

  /**
   * Measures a city.
   *
   * @param bases its image and its bases
   * @param roofs its roofs, with the same ids
   */
  Result measure(City city, TestScene bases, SceneLayer roofs) throws DataException, IOException {
    SceneLayer misaligned =
        SceneLayer.of(MisalignedLayer.perturbed(bases, seed).layer(), bases.image());
    Truths truths = new Truths(misaligned, bases.labels(), roofs);
    return new Result(
        city,
        bases.labels().footprints().size(),
        ErrorSummary.of(apart(bases.labels(), roofs)),
        truths.errors(misaligned.footprints()),
        truths.errors(roof.place(bases, misaligned)),
        truths.errors(base.place(bases, misaligned)));
  }

  private record Truths(SceneLayer misaligned, SceneLayer bases, SceneLayer roofs) {
    Errors errors(List<Footprint> placed) {
      return new Errors(left(placed, roofs), left(placed, bases));
    }

    private Left left(List<Footprint> placed, SceneLayer truth) {
      return Left.of(AccuracyMeasurement.errors(placed, misaligned.layer(), truth).metres());
    }
  }

  /** One distance a building. */
  private static double[] apart(SceneLayer bases, SceneLayer roofs) {
    Map<String, Footprint> byId = new HashMap<>();
    roofs.footprints().forEach(roof -> byId.put(id(roofs, roof), roof));
    List<Double> metres = new ArrayList<>();
    for (Footprint foot : bases.footprints()) {
      Footprint above = byId.get(id(bases, foot));
      metres.add(
          WorkingGrid.METRES
              * foot.shape().getCoordinate().distance(above.shape().getCoordinate()));
    }
    return metres.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static String id(SceneLayer layer, Footprint footprint) {
    return layer.layer().features().get(footprint.feature()).id().orElseThrow();
  }
}
