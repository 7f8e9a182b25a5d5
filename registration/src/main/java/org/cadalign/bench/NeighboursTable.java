package org.cadalign.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;

/** What {@code similarity} says of scenes, a row each. */
record NeighboursTable(List<Row> rows) {
  /**
   * A scene.
   *
   * @param scene its name
   * @param summary the run's summary.json
   */
  record Row(String scene, JsonNode summary) {
    private String markdown() {
      JsonNode counts = summary.path("n_s");
      return String.format(
          Locale.ROOT,
          "| %s | %d | %d | %s | %s | %s | %s | %s | %s | %s |%n",
          scene,
          summary.path("features").asInt(),
          summary.path("status").path("no_evidence").asInt(),
          number("%.0f", counts.path("least")),
          number("**%.0f**", counts.path("median")),
          number("%.0f", counts.path("largest")),
          number("%.0f", summary.path("median_n_eff")),
          number("%.3f", summary.path("median_denoising_factor")),
          number("%.2f", summary.path("median_neighbour_residual_m")),
          number("%.2g", summary.path("median_predicted_residual_m")));
    }

    private static String number(String format, JsonNode value) {
      return value.isNumber() ? String.format(Locale.ROOT, format, value.asDouble()) : "";
    }
  }

  String markdown() {
    StringBuilder text =
        new StringBuilder(
            """
            | scene | buildings | without evidence | least N_S | median N_S | largest N_S | N_eff | denoising factor | residual of neighbours, m | predicted residual, m |
            | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
            """);
    rows.forEach(row -> text.append(row.markdown()));
    long samples = rows.isEmpty() ? 0 : rows.get(0).summary().path("samples").asLong();
    text.append(
        String.format(
            Locale.ROOT,
            "%nN_S among %d training patches; N_eff, factor and residuals are medians.%n",
            samples));
    return text.toString();
  }

  /** One line: for each scene the median N_S. */
  String json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ObjectNode medians = json.putObject("median_n_s");
    rows.forEach(r -> medians.set(r.scene(), r.summary().path("n_s").path("median")));
    return json.toString();
  }
}
