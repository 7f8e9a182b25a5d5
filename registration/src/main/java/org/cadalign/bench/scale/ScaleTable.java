package org.cadalign.bench.scale;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What was measured, for the document and as JSON.
 *
 * @param startUp seconds that an image of one house takes
 * @param runs at least one, ascending by size within their kind
 */
record ScaleTable(double startUp, List<ScaleRun> runs) {
  ScaleTable {
    runs = List.copyOf(runs);
  }

  /** One row per run, then the exponents. */
  String markdown() {
    String rows = runs.stream().map(this::row).collect(Collectors.joining("\n"));
    return """
        | image | side, px | buildings | seconds | without start-up | seconds per Mpx near buildings | \
        peak memory, GB | pixels computed over used | median move, m |
        | --- | --- | --- | --- | --- | --- | --- | --- | --- |
        %s

        Start-up, measured on an image of one house: %s s. Time without it grows with the power of the \
        pixels near buildings that is: %s.
        """
        .formatted(rows, number("%.1f", startUp), exponents());
  }

  private String row(ScaleRun run) {
    return String.format(
        Locale.ROOT,
        "| %s | %d | %d | %.1f | %.1f | %.2f | %.2f | %.2f | %.2f |",
        run.kind(),
        run.side(),
        run.houses(),
        run.seconds(),
        run.seconds() - startUp,
        net(run).secondsPerMegapixel(),
        run.peak() / 1e9,
        run.pixelRatio(),
        run.moved());
  }

  private String exponents() {
    return kinds().stream()
        .map(kind -> kind + " " + orElse("%.2f", exponent(kind), "of one size only"))
        .collect(Collectors.joining(", "));
  }

  /**
   * One line: {@code start_up}, and per kind the largest run's {@code side}, {@code buildings},
   * {@code seconds}, {@code seconds_per_mpx}, {@code peak_rss_gb}, {@code pixel_ratio} (the worst
   * of all sizes) and {@code exponent}, null where there is one size.
   */
  String json() {
    String kinds = kinds().stream().map(this::json).collect(Collectors.joining(", "));
    return "{\"start_up\": " + number("%.2f", startUp) + ", " + kinds + "}";
  }

  private String json(String kind) {
    List<ScaleRun> of = of(kind);
    ScaleRun largest = of.get(of.size() - 1);
    return String.format(
        Locale.ROOT,
        "\"%s\": {\"side\": %d, \"buildings\": %d, \"seconds\": %.1f, \"seconds_per_mpx\": %.3f,"
            + " \"peak_rss_gb\": %.3f, \"pixel_ratio\": %.4f, \"exponent\": %s}",
        kind,
        largest.side(),
        largest.houses(),
        largest.seconds(),
        net(largest).secondsPerMegapixel(),
        largest.peak() / 1e9,
        of.stream().mapToDouble(ScaleRun::pixelRatio).max().orElseThrow(),
        orElse("%.3f", exponent(kind), "null"));
  }

  private double exponent(String kind) {
    return ScaleRun.exponent(of(kind).stream().map(this::net).toList());
  }

  private ScaleRun net(ScaleRun run) {
    return run.after(startUp);
  }

  private List<String> kinds() {
    return runs.stream().map(ScaleRun::kind).distinct().toList();
  }

  private List<ScaleRun> of(String kind) {
    return runs.stream().filter(run -> run.kind().equals(kind)).toList();
  }

  private static String orElse(String format, double value, String without) {
    return Double.isNaN(value) ? without : number(format, value);
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
