package org.cadalign.reproduce.confidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cadalign.bench.Medians;
import org.cadalign.confidence.ErrorSpread;
import org.cadalign.confidence.Sign;
import org.cadalign.evaluate.ErrorSummary;
import org.cadalign.reproduce.confidence.JudgedScene.Building;

/**
 * What a prediction has to beat: every sign by itself, of which size is one, and a constant. Each
 * is given more than it could know: signs are read in the direction that suits them better, and the
 * constant is what the other scenes of the same kind turned out to be off.
 *
 * @param scenes of one kind
 */
record Baselines(List<JudgedScene> scenes) {
  private static final int QUANTILES = 20;

  Baselines {
    scenes = List.copyOf(scenes);
  }

  /**
   * What a constant scores; its rank correlation is 0.
   *
   * @param coverage median over scenes of the share of buildings within its 90 % bound
   * @param ce90Ratio median over scenes of its CE90 over the measured one
   */
  record Constant(double coverage, double ce90Ratio) {}

  /** Rank correlation with the true error, median over scenes, of each sign that was read. */
  Map<Sign, Double> signs() {
    Map<Sign, Double> medians = new TreeMap<>();
    for (Sign sign : Sign.values()) {
      if (scenes.stream().anyMatch(scene -> has(scene, sign))) {
        medians.put(sign, Math.abs(Medians.of(scenes, scene -> correlation(scene, sign))));
      }
    }
    return medians;
  }

  private static boolean has(JudgedScene scene, Sign sign) {
    return scene.buildings().stream().anyMatch(b -> b.signs().of(sign).isPresent());
  }

  private static double correlation(JudgedScene scene, Sign sign) {
    List<Building> known =
        scene.buildings().stream().filter(b -> b.signs().of(sign).isPresent()).toList();
    return RankCorrelation.of(
        known.stream().mapToDouble(b -> b.signs().of(sign).orElseThrow()).toArray(),
        known.stream().mapToDouble(Building::error).toArray());
  }

  Constant constant() {
    List<Double> coverages = new ArrayList<>();
    List<Double> ratios = new ArrayList<>();
    for (JudgedScene scene : scenes) {
      double[] own = scene.buildings().stream().mapToDouble(Building::error).toArray();
      ErrorSpread others = others(scene);
      coverages.add(SceneScore.coverage(java.util.Collections.nCopies(own.length, others), own));
      ErrorSummary.of(own)
          .ce90()
          .ifPresent(measured -> ratios.add(others.quantile(0.9) / measured));
    }
    return new Constant(Medians.of(coverages, v -> v), Medians.of(ratios, v -> v));
  }

  private ErrorSpread others(JudgedScene scene) {
    double[] errors =
        scenes.stream()
            .filter(other -> !other.name().equals(scene.name()) || scenes.size() == 1)
            .flatMap(other -> other.buildings().stream())
            .mapToDouble(Building::error)
            .sorted()
            .toArray();
    double[] quantiles = new double[QUANTILES];
    for (int i = 0; i < QUANTILES; i++) {
      quantiles[i] = errors[(int) ((i + 0.5) / QUANTILES * errors.length)];
    }
    return new ErrorSpread(quantiles);
  }
}
