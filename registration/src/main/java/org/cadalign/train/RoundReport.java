package org.cadalign.train;

import java.util.Locale;
import java.util.OptionalDouble;

/**
 * What one round did to the labels of all its scenes. All figures are root mean squares per axis
 * over the labels' vertices, ground metres.
 *
 * @param round from 1
 * @param tuningLoss of its network, against the labels that it was trained on
 * @param moved from the labels that were given to the corrected ones
 * @param changed from the labels of the round before to the corrected ones
 * @param before from the truth to the labels that were given, where a truth is known
 * @param after from the truth to the corrected labels, where a truth is known
 */
public record RoundReport(
    int round,
    double tuningLoss,
    double moved,
    double changed,
    OptionalDouble before,
    OptionalDouble after) {
  static final String HEADER = "round,tuning_loss,moved_m,changed_m,before_m,after_m";

  /** For the user; of the truth only what is known of both. */
  public String inWords() {
    String truth =
        before.isPresent() && after.isPresent()
            ? String.format(
                Locale.ROOT,
                "; from the truth %.3f m before, %.3f m now",
                before.getAsDouble(),
                after.getAsDouble())
            : "";
    return String.format(
        Locale.ROOT,
        "round %d: labels moved by %.3f m per axis, %.3f m since the last round%s",
        round,
        moved,
        changed,
        truth);
  }

  String toLine() {
    return String.format(
        Locale.ROOT,
        "%d,%.6f,%.6f,%.6f,%s,%s",
        round,
        tuningLoss,
        moved,
        changed,
        cell(before),
        cell(after));
  }

  static RoundReport parse(String line) {
    String[] cells = line.split(",", -1);
    return new RoundReport(
        Integer.parseInt(cells[0]),
        Double.parseDouble(cells[1]),
        Double.parseDouble(cells[2]),
        Double.parseDouble(cells[3]),
        value(cells[4]),
        value(cells[5]));
  }

  private static String cell(OptionalDouble value) {
    return value.isPresent() ? String.format(Locale.ROOT, "%.6f", value.getAsDouble()) : "";
  }

  private static OptionalDouble value(String cell) {
    return cell.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(cell));
  }
}
