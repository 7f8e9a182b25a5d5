package org.cadalign.reproduce.toy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What was measured, as the one line of JSON that ends the output. */
final class ToyJson {
  private ToyJson() {}

  /** Figures to four decimals. */
  static String of(ToyResult result) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ObjectNode counts = json.putObject("counts");
    ObjectNode errors = json.putObject("mean_error");
    ObjectNode curvature = json.putObject("spearman_curvature");
    for (ToyCurve curve : result.uniform()) {
      String frequency = String.valueOf(curve.frequency());
      put(counts.putObject(frequency), curve);
      errors.put(frequency, rounded(curve.error()));
      curvature.put(frequency, rounded(curve.byCurvature()));
    }
    ObjectNode slopes = json.putObject("slopes");
    for (ToyEstimator estimator : ToyEstimator.all()) {
      slopes.put(estimator.key(), rounded(Slope.of(result.uniform(), estimator, 1, 8)));
    }
    json.put("spearman_triangular", rounded(result.triangular().byAlpha()));
    json.put("negative_share", rounded(negative(result)));
    ObjectNode claims = json.putObject("claims");
    ToyClaims.of(result).forEach(c -> claims.put("" + c.number(), c.verdict().toString()));
    return json.toString();
  }

  private static void put(ObjectNode json, ToyCurve curve) {
    for (ToyEstimator estimator : ToyEstimator.all()) {
      json.put(estimator.key(), rounded(curve.mean(estimator)));
    }
  }

  private static double negative(ToyResult result) {
    return result.uniform().stream().mapToDouble(ToyCurve::negative).max().orElseThrow();
  }

  private static double rounded(double value) {
    return Math.rint(value * 1e4) / 1e4;
  }
}
