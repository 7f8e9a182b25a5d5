package org.cadalign.reproduce.confidence;

import java.util.List;
import java.util.Optional;
import org.cadalign.bench.Medians;
import org.cadalign.confidence.Calibration;
import org.cadalign.confidence.ErrorSpread;
import org.cadalign.evaluate.ErrorSummary;
import org.cadalign.field.Displacement;
import org.cadalign.reproduce.confidence.JudgedScene.Building;

/**
 * What all buildings of a scene lie off in common, and how well expected errors tell the rest. Of
 * the common part nothing in a run can tell: it may as well be the truth that lies off.
 *
 * @param scene that was judged
 * @param offset median over its buildings, ground metres, right and down
 * @param error median before it is taken out, metres
 * @param rest median of what is left then, metres
 * @param spearman rank correlation of expected errors and what is left
 * @param coverage share of the buildings of which that keeps within the stated 90 % bound
 */
record CommonOffset(
    JudgedScene scene,
    Displacement offset,
    double error,
    double rest,
    double spearman,
    double coverage) {
  /** Of a scene; empty where the offset of a building is not known. */
  static Optional<CommonOffset> of(JudgedScene scene, Calibration calibration) {
    List<Building> buildings = scene.buildings();
    if (buildings.isEmpty() || buildings.stream().anyMatch(b -> b.offset().isEmpty())) {
      return Optional.empty();
    }
    List<Displacement> offsets = buildings.stream().map(b -> b.offset().orElseThrow()).toList();
    Displacement common =
        new Displacement(
            Medians.of(offsets, Displacement::dx), Medians.of(offsets, Displacement::dy));
    double[] rests = offsets.stream().mapToDouble(o -> o.minus(common).length()).toArray();
    double[] scores = buildings.stream().mapToDouble(b -> calibration.score(b.signs())).toArray();
    List<ErrorSpread> spreads = buildings.stream().map(b -> calibration.spread(b.signs())).toList();
    return Optional.of(
        new CommonOffset(
            scene,
            common,
            Medians.of(buildings, Building::error),
            ErrorSummary.of(rests).median(),
            RankCorrelation.of(scores, rests),
            SceneScore.coverage(spreads, rests)));
  }
}
