package org.cadalign.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.cadalign.bench.checkout.MarkedSection;
import org.cadalign.bench.checkout.Results;
import org.cadalign.cli.SharedOptions;
import org.cadalign.gate.DataException;
import org.cadalign.progress.Progress;
import org.cadalign.train.Manifest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Measures how far aligned layers lie from the truth, and rivals' on the same layers. */
@Command(
    name = "accuracy",
    description = {
      "Misaligns the test scenes as scripts/perturb does, aligns them, and measures the error before",
      "and after, beside elastix and one global shift. The last line is JSON."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  scripts/bench accuracy --data DIR --short")
final class AccuracyCommand implements Callable<Integer> {
  private static final String CURVE = "accuracy-tolerance.png";

  private static final List<Long> USUAL = List.of(1L, 2L, 3L);

  @Spec private CommandSpec spec;
  @ParentCommand private Bench bench;

  @Mixin(name = SharedOptions.NAME)
  private SharedOptions shared;

  @Mixin private SceneOptions scenes;
  @Mixin private ModelOption model;
  @Mixin private Results results;

  @Option(
      names = "--seeds",
      split = ",",
      defaultValue = "1,2,3",
      paramLabel = "N",
      description = "Seeds of the misalignments; default: ${DEFAULT-VALUE}.")
  private List<Long> seeds = List.of();

  @Option(
      names = "--short",
      description = "The first seed only, and one of elastix's own; within 10 minutes.")
  private boolean brief;

  @Option(
      names = "--rivals-only",
      description = "Run the rivals alone, so that elastix's answers are known the next time.")
  private boolean rivalsOnly;

  @Option(
      names = "--no-cache",
      description = "Run elastix anew, even where its answer is kept in out/bench/elastix.")
  private boolean fresh;

  @Override
  public Integer call() throws DataException, IOException {
    if (rivalsOnly && results.areKept()) {
      throw new ParameterException(
          spec.commandLine(), "--rivals-only has no table that --write could write");
    }
    if (rivalsOnly) {
      spec.commandLine().getOut().println(rivals());
      return 0;
    }
    AccuracyTable table = new AccuracyTable(measure(elastix()));
    String text = heading() + "\n" + table.markdown();
    results.tell("bench accuracy", text, () -> drawn(table), AccuracyJson.of(table));
    if (results.areKept() && !brief && scenes.scene().isEmpty()) {
      String summary = heading() + "\n" + table.summary();
      new MarkedSection("readme results").write(bench.repository().readme(), summary);
    }
    return 0;
  }

  private String rivals() throws DataException, IOException {
    return new RivalsOnly(new RivalMeasurement(elastix()), usedSeeds())
        .run(
            scenes.chosen(bench.repository()),
            scenes,
            spec.commandLine().getErr(),
            shared.progress());
  }

  private List<SceneAccuracy> measure(List<Rival> elastix) throws DataException, IOException {
    PrintWriter err = spec.commandLine().getErr();
    List<Manifest.Entry> entries = scenes.chosen(bench.repository());
    List<SceneAccuracy> measured = new ArrayList<>();
    Rival ours = new AlignmentRival(model.file(), shared);
    try (Progress.Task task = shared.progress().begin("accuracy", entries.size(), "scenes")) {
      AccuracyMeasurement measurement = new AccuracyMeasurement(ours, elastix, usedSeeds());
      for (Manifest.Entry entry : entries) {
        try (TestScene opened = scenes.open(entry)) {
          SceneAccuracy result = measurement.measure(opened);
          measured.add(result);
          err.printf(
              Locale.ROOT,
              "%s: %.2f m before, %.2f m after%n",
              entry.name(),
              result.before(),
              result.after());
        }
        task.advance(1);
      }
    }
    return measured;
  }

  private List<Long> usedSeeds() {
    return brief ? seeds.subList(0, 1) : seeds;
  }

  /** One per seed of its own; none where it is not installed. */
  private List<Rival> elastix() throws IOException {
    if (!ElastixPrograms.areInstalled()) {
      spec.commandLine().getErr().println("elastix is not installed; " + ElastixPrograms.INSTALL);
      return List.of();
    }
    ElastixRun memory =
        new ElastixMemory(
            bench.repository().elastixAnswers(),
            ElastixPrograms.version(),
            fresh,
            new ElastixPrograms());
    List<Rival> all = new ArrayList<>();
    for (int seed = 1; seed <= (brief ? 1 : 3); seed++) {
      all.add(new Elastix(bench.repository().elastix(), seed, memory));
    }
    return all;
  }

  private String heading() {
    String used = usedSeeds().stream().map(String::valueOf).collect(Collectors.joining(", "));
    return "Commit "
        + bench.repository().commit()
        + ", seeds "
        + used
        + (brief ? "; of elastix seed 1" : "; of elastix the best of its seeds 1, 2, 3")
        + ": `scripts/bench accuracy --data DIR"
        + (brief ? " --short" : seeds.equals(USUAL) ? "" : " --seeds " + used.replace(" ", ""))
        + scenes.scene().map(name -> " --scene " + name).orElse("")
        + model.words()
        + "`\n";
  }

  private String drawn(AccuracyTable table) throws IOException {
    TolerancePlot.write(table, bench.repository().picture(CURVE));
    return "\n![Share of vertices within a tolerance](" + CURVE + ")\n";
  }
}
