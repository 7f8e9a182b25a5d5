package org.cadalign.bench.report;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.cadalign.bench.Medians;
import org.cadalign.bench.OwnCommand;
import org.cadalign.bench.ScratchFolder;
import org.cadalign.bench.checkout.Checkout;
import org.cadalign.bench.checkout.Results;
import org.cadalign.gate.DataException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Measures the report of a large run. */
@Command(
    name = "report",
    description = {
      "Writes the report of a made-up run of 20 000 buildings, and opens it in headless Chromium:",
      "megabytes of the page, and seconds until map and charts are drawn. The last line is JSON."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  scripts/bench report --short")
public final class ReportBench implements Callable<Integer> {
  private static final int BUILDINGS = 20_000;
  private static final int ROUNDS = 9;
  private static final int FEW = 3;

  @ParentCommand private Checkout checkout;
  @Mixin private Results results;

  @Option(names = "--short", description = "Open it three times only.")
  private boolean brief;

  /**
   * What was measured.
   *
   * @param bytes of the page
   * @param writing seconds that it took to write it
   * @param opening seconds of each round; none without a browser
   */
  private record Measured(long bytes, double writing, List<Double> opening) {}

  @Override
  public Integer call() throws DataException, IOException, InterruptedException {
    Measured measured = measure();
    String text = text(measured);
    results.tell("bench report", text, json(measured));
    return 0;
  }

  private Measured measure() throws DataException, IOException, InterruptedException {
    try (ScratchFolder folder = ScratchFolder.create()) {
      Path texture = checkout.repository().demoScene().resolve("image.tif");
      Path run = new LargeRun(folder.path(), BUILDINGS).write(texture);
      Path page = folder.path().resolve("report.html");
      long start = System.nanoTime();
      OwnCommand.run(List.of("report", run.toString(), "-o", page.toString(), "-qq"));
      double writing = (System.nanoTime() - start) / 1e9;
      Optional<Browser> browser = Browser.installed();
      List<Double> opening = new ArrayList<>();
      for (int i = 0; browser.isPresent() && i < (brief ? FEW : ROUNDS); i++) {
        opening.add(browser.get().open(page, folder.path()));
      }
      return new Measured(Files.size(page), writing, opening);
    }
  }

  private String text(Measured measured) {
    String opened =
        measured.opening().isEmpty()
            ? "it was not opened: there is no browser (apt-get install chromium)"
            : String.format(
                Locale.ROOT,
                "opens in %.2f s, the median of %d times in a fresh headless Chromium, %.2f to %.2f s",
                median(measured),
                measured.opening().size(),
                measured.opening().stream().mapToDouble(s -> s).min().orElseThrow(),
                measured.opening().stream().mapToDouble(s -> s).max().orElseThrow());
    return "Commit "
        + checkout.repository().commit()
        + ": `scripts/bench report"
        + (brief ? " --short" : "")
        + "`\n\n"
        + String.format(
            Locale.ROOT,
            "The report of %d buildings on %d million pixels is %.1f MB, was written in %.1f s, and"
                + " %s. Load of the machine: %.1f.",
            BUILDINGS,
            9,
            megabytes(measured),
            measured.writing(),
            opened,
            load());
  }

  private static double load() {
    return java.lang.management.ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  private static double megabytes(Measured measured) {
    return measured.bytes() / 1e6;
  }

  private static double median(Measured measured) {
    return Medians.of(measured.opening(), seconds -> seconds);
  }

  private static ObjectNode json(Measured measured) {
    ObjectNode json = JsonMapper.builder().build().createObjectNode();
    json.put("megabytes", megabytes(measured)).put("buildings", BUILDINGS);
    json.put("writing_seconds", measured.writing());
    if (measured.opening().isEmpty()) {
      return json.putNull("seconds");
    }
    return json.put("seconds", median(measured)).put("rounds", measured.opening().size());
  }
}
