package org.cadalign.reproduce.registration;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.cadalign.raster.WorkingGrid;
import org.hipparchus.stat.regression.SimpleRegression;

/** Residuals of all settings, as text and as JSON. */
final class RegistrationTable {
  private final Map<Setting, Residuals> found;

  /**
   * @param found residuals by setting, in the order in which they are shown
   */
  RegistrationTable(Map<Setting, Residuals> found) {
    this.found = new LinkedHashMap<>(found);
  }

  String markdown() {
    StringBuilder text =
        new StringBuilder(
            "Residual of the corrected labels, root mean square per axis, pixels of 0.3 m:\n\n");
    text.append("| noise, px | training buildings | labels | ");
    int rounds = found.values().iterator().next().rounds().length;
    for (int round = 1; round <= rounds; round++) {
      text.append("round ").append(round).append(" | ");
    }
    text.append("noise over residual | AS2 | unseen city before | after |\n| --- | --- | --- | ");
    text.append("--- | ".repeat(rounds)).append("--- | --- | --- | --- |\n");
    grid().forEach((setting, residuals) -> text.append(row(setting, residuals)));
    text.append("\nAS2: the first round's network applied twice.\n");
    if (comparesNumbers()) {
      text.append("\nOver the number of buildings the residual goes with the power ")
          .append(exponents("%2$.2f (%1$s px)", Residuals::last))
          .append("; that of the unseen city with ")
          .append(exponents("%2$.2f (%1$s px)", Residuals::unseenAfter))
          .append(".\n");
    }
    if (found.size() > grid().size()) {
      text.append('\n').append(variants());
    }
    return text.toString();
  }

  private String variants() {
    StringBuilder text =
        new StringBuilder(
            """
            | variant | noise, px | residual after each round, px | mean to the east, px |
            | --- | --- | --- | --- |
            """);
    found.forEach(
        (setting, residuals) -> {
          if (comparable(setting)) {
            List<String> cells = new ArrayList<>();
            for (double round : residuals.rounds()) {
              cells.add(pixels(round));
            }
            text.append(
                "| %s | %s | %s | %s |%n"
                    .formatted(
                        setting.variant().words(),
                        plain(setting.sigma()),
                        String.join(", ", cells),
                        pixels(residuals.eastAfter())));
          }
        });
    return text.toString();
  }

  /** Whether a setting is one of those whose variants are compared. */
  private boolean comparable(Setting setting) {
    return found.keySet().stream()
        .anyMatch(
            other ->
                other.variant() != Setting.Variant.PROTOCOL
                    && other.sigma() == setting.sigma()
                    && other.cities() == setting.cities());
  }

  private String row(Setting setting, Residuals residuals) {
    StringBuilder row = new StringBuilder();
    row.append("| ").append(plain(setting.sigma()));
    row.append(" | ").append(Math.round(residuals.buildings()));
    row.append(" | ").append(pixels(residuals.before()));
    for (double round : residuals.rounds()) {
      row.append(" | ").append(pixels(round));
    }
    row.append(String.format(Locale.ROOT, " | **%.1f**", 1 / overSigma(setting, residuals)));
    row.append(" | ").append(pixels(residuals.twice()));
    row.append(" | ").append(pixels(residuals.unseenBefore()));
    row.append(" | ").append(pixels(residuals.unseenAfter()));
    return row.append(" |\n").toString();
  }

  String json() {
    String cells =
        grid().entrySet().stream()
            .map(
                e ->
                    String.format(
                        Locale.ROOT,
                        "{\"sigma\": %s, \"n\": %d, \"value\": %.4f, \"unseen\": %.4f}",
                        plain(e.getKey().sigma()),
                        Math.round(e.getValue().buildings()),
                        overSigma(e.getKey(), e.getValue()),
                        e.getValue().unseenAfter() / WorkingGrid.METRES / e.getKey().sigma()))
            .collect(Collectors.joining(", "));
    return "{\"residual_over_sigma\": [%s], \"exponent\": {%s}, \"exponent_unseen\": {%s}}"
        .formatted(
            cells,
            exponents("\"%s\": %.3f", Residuals::last),
            exponents("\"%s\": %.3f", Residuals::unseenAfter));
  }

  /** Of each noise that several numbers of buildings were trained with. */
  private String exponents(String format, ToDoubleFunction<Residuals> residual) {
    return sigmas().stream()
        .filter(sigma -> of(sigma).size() > 1)
        .map(sigma -> String.format(Locale.ROOT, format, plain(sigma), exponent(sigma, residual)))
        .collect(Collectors.joining(", "));
  }

  /**
   * The power of the number of buildings that the residual goes with.
   *
   * @param residual which one, metres
   */
  double exponent(double sigma, ToDoubleFunction<Residuals> residual) {
    SimpleRegression line = new SimpleRegression();
    for (Residuals found : of(sigma)) {
      line.addData(Math.log(found.buildings()), Math.log(residual.applyAsDouble(found)));
    }
    return line.getSlope();
  }

  /** Whether there are several numbers of buildings, so that a law can be seen. */
  boolean comparesNumbers() {
    return sigmas().stream().anyMatch(sigma -> of(sigma).size() > 1);
  }

  /** Of one noise, by rising number of buildings. */
  List<Residuals> of(double sigma) {
    return grid().entrySet().stream()
        .filter(entry -> entry.getKey().sigma() == sigma)
        .map(Map.Entry::getValue)
        .sorted(Comparator.comparingDouble(Residuals::buildings))
        .toList();
  }

  List<Double> sigmas() {
    return grid().keySet().stream().map(Setting::sigma).distinct().toList();
  }

  /** Settings of the protocol itself. */
  private Map<Setting, Residuals> grid() {
    Map<Setting, Residuals> grid = new LinkedHashMap<>(found);
    grid.keySet().removeIf(setting -> setting.variant() != Setting.Variant.PROTOCOL);
    return grid;
  }

  private static double overSigma(Setting setting, Residuals residuals) {
    return residuals.last() / WorkingGrid.METRES / setting.sigma();
  }

  private static String pixels(double metres) {
    return String.format(Locale.ROOT, "%.2f", metres / WorkingGrid.METRES);
  }

  static String plain(double sigma) {
    return sigma == Math.rint(sigma) ? Long.toString(Math.round(sigma)) : Double.toString(sigma);
  }
}
