package org.cadalign.bench.similarity;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.cadalign.archive.ModelFormatException;
import org.cadalign.bench.checkout.Checkout;
import org.cadalign.bench.checkout.Results;
import org.cadalign.bench.speed.Rounds;
import org.cadalign.engine.EngineOptions.Precision;
import org.cadalign.engine.Network;
import org.cadalign.gate.DataException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Counts the neighbours of patches of the training scenes, and measures what that costs. */
@Command(
    name = "similarity",
    description = {
      "Measures soft neighbour counts of training patches: time in batched forward-backward"
          + " passes,",
      "speed-up of two workers, memory and disk. The last line is JSON."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  scripts/bench similarity --data DIR --short")
public final class SimilarityBench implements Callable<Integer> {
  private static final int ROUND = 40;

  @Spec private CommandSpec spec;
  @ParentCommand private Checkout checkout;
  @Mixin private Results results;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "Folder that the manifest's paths count from.")
  private Path data;

  @Option(names = "--model", description = "Model to measure; default: the shipped one.")
  private Optional<Path> model = Optional.empty();

  @Option(
      names = "--precision",
      defaultValue = "FLOAT32",
      description =
          "Arithmetic of both sides: ${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}.")
  private Precision precision = Precision.FLOAT32;

  @Option(names = "--short", description = "A fifth of the patches; within 10 minutes.")
  private boolean quick;

  @Override
  public Integer call()
      throws IOException, InterruptedException, DataException, ModelFormatException {
    int most = quick ? 200 : 1000;
    SimilarityTable table = new SimilarityTable(turns(most / ROUND), ROUND, runs(most), load());
    String text = heading() + "\n" + table.markdown();
    results.tell("bench similarity", text, table.json());
    return 0;
  }

  private Rounds turns(int rounds) throws IOException, DataException, ModelFormatException {
    Patches patches = Patches.open(data, checkout.repository().manifest());
    try (Network network = SimilarityWorker.network(model, precision)) {
      return new Turns(network, patches).run(rounds, ROUND);
    }
  }

  /**
   * Each in a process of its own, so that its memory is its own; up and down, since a busy machine
   * changes its pace.
   */
  private List<CountRun> runs(int most) throws IOException, InterruptedException {
    List<Integer> sizes = List.of(most / 8, most / 4, most / 2, most);
    List<CountRun> runs = new ArrayList<>();
    for (int patches : sizes) {
      runs.add(run(patches));
    }
    for (int i = sizes.size() - 1; i >= 0; i--) {
      runs.set(i, runs.get(i).and(run(sizes.get(i))));
      spec.commandLine().getErr().println(runs.get(i));
    }
    return runs;
  }

  private CountRun run(int patches) throws IOException, InterruptedException {
    List<String> command =
        List.of(
            ProcessHandle.current().info().command().orElse("java"),
            "-XX:+UseSerialGC",
            "-Xmx1g",
            // Java's own counters lie in a file that is written to now and then.
            "-XX:-UsePerfData",
            "-Djava.awt.headless=true",
            "-DEPSG-HSQL.directory=" + System.getProperty("EPSG-HSQL.directory", ""),
            "-cp",
            System.getProperty("java.class.path"),
            SimilarityWorker.class.getName(),
            data.toString(),
            checkout.repository().manifest().toString(),
            model.map(Path::toString).orElse("shipped"),
            Integer.toString(patches),
            precision.name());
    Process process = new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))) {
      String last = in.lines().reduce("", (before, line) -> line);
      if (process.waitFor() != 0) {
        throw new IOException("the counting process has failed");
      }
      return CountRun.of(patches, last);
    }
  }

  private static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  private String heading() {
    return "Commit %s, %s: `scripts/bench similarity --data DIR%s%s%s`%n"
        .formatted(
            checkout.repository().commit(),
            precision.name().toLowerCase(java.util.Locale.ROOT),
            model.isPresent() ? " --model FILE" : "",
            precision == Precision.FLOAT32 ? "" : " --precision " + precision,
            quick ? " --short" : "");
  }
}
