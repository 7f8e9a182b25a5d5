package org.cadalign.bench.engines;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.cadalign.bench.checkout.Checkout;
import org.cadalign.bench.checkout.MarkedSection;
import org.cadalign.bench.checkout.Results;
import org.cadalign.bench.speed.Rounds;
import org.cadalign.gate.DataException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Both engines on the same work, in turn within one run. */
@Command(
    name = "engines",
    description = {
      "Measures the engine dl4j beside the engine torch: both networks, one thread, float32, on a made-up town.",
      "With --write the table goes into README.md as well. The last line is JSON."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  scripts/bench engines --short")
public final class EnginesBench implements Callable<Integer> {
  private static final List<String> ENGINES = List.of("torch", "dl4j");

  @Spec private CommandSpec spec;
  @ParentCommand private Checkout checkout;
  @Mixin private Results results;

  @Option(
      names = "--rounds",
      defaultValue = "11",
      description = "Turns of each engine; default: ${DEFAULT-VALUE}.")
  private int rounds = 11;

  @Option(names = "--short", description = "Three turns; within 10 minutes.")
  private boolean quick;

  @Override
  public Integer call() throws IOException, DataException {
    EnginesTable table = measure();
    String text = heading() + "\n" + table.markdown();
    results.tell("bench engines", text, table.json());
    if (results.areKept()) {
      new MarkedSection("readme engines").write(checkout.repository().readme(), table.markdown());
    }
    return 0;
  }

  private EnginesTable measure() throws IOException {
    Path folder = Files.createTempDirectory("cadalign-engines");
    try {
      Duel duel =
          new Duel(ENGINES.get(0), ENGINES.get(1), folder, quick ? 1 : 3, quick ? 3 : rounds);
      List<BoutResult> results = new ArrayList<>();
      for (Bout bout : Bout.all()) {
        results.add(duel.run(bout));
        spec.commandLine().getErr().println(bout.key() + " measured");
        delete(folder);
      }
      Rounds starts = duel.starts(Bout.SMALL.get(0));
      return new EnginesTable(ENGINES, results, starts);
    } finally {
      delete(folder);
      Files.delete(folder);
    }
  }

  private String heading() {
    return String.format(
        Locale.ROOT,
        "Commit %s, %d turns, load of the machine at the end %.1f: `scripts/bench engines%s`%n",
        checkout.repository().commit(),
        quick ? 3 : rounds,
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
        quick ? " --short" : " --rounds " + rounds);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
  }
}
