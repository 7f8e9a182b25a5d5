package org.cadalign.reproduce.denoising;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.cadalign.bench.checkout.Checkout;
import org.cadalign.bench.checkout.Results;
import org.cadalign.cli.SharedOptions;
import org.cadalign.gate.DataException;
import org.cadalign.progress.Progress;
import org.cadalign.reproduce.KeptRuns;
import org.cadalign.reproduce.SideBySide;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Compares predicted with actual residuals where the truth is known. */
@Command(
    name = "denoising",
    description = {
      "Learns a sine from noisy labels and compares what is left of the noise with what is predicted of",
      "it, over noise, number of samples and frequency. The last line is JSON."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  scripts/reproduce denoising --short")
public final class DenoisingCommand implements Callable<Integer> {
  private static final List<Double> SIGMAS = List.of(0.0, 0.25, 0.5, 1.0, 2.0);
  private static final List<Integer> FREQUENCIES = List.of(1, 2, 4);

  @ParentCommand private Checkout checkout;

  @Mixin(name = SharedOptions.NAME)
  private SharedOptions shared;

  @Mixin private Results results;

  @Option(
      names = "--runs",
      defaultValue = "11",
      paramLabel = "COUNT",
      description = "Trainings of each cell; default: ${DEFAULT-VALUE}.")
  private int runs = 11;

  @Option(
      names = "--short",
      description = "256 and 512 samples and three runs only; within 10 minutes.")
  private boolean brief;

  @Override
  public Integer call() throws DataException, IOException, InterruptedException {
    DenoisingTable table = new DenoisingTable(measure());
    String text = heading() + "\n" + table.markdown();
    results.tell("reproduce denoising", text, table.json());
    return 0;
  }

  private Map<Cell, List<Outcome>> measure()
      throws DataException, IOException, InterruptedException {
    List<Callable<Outcome>> work = new ArrayList<>();
    for (Cell cell : cells()) {
      for (int number = 1; number <= used(); number++) {
        int run = number;
        work.add(() -> outcome(cell, run));
      }
    }
    try (Progress.Task task = shared.progress().begin("denoising", work.size(), "trainings")) {
      List<Outcome> found = SideBySide.run(work, shared.threads(), () -> task.advance(1));
      Map<Cell, List<Outcome>> outcomes = new LinkedHashMap<>();
      for (int i = 0; i < cells().size(); i++) {
        outcomes.put(cells().get(i), found.subList(i * used(), (i + 1) * used()));
      }
      return outcomes;
    }
  }

  private Outcome outcome(Cell cell, int number) throws DataException {
    DenoisingRun run = new DenoisingRun(DenoisingRun.Protocol.FULL);
    String key =
        "epochs%d-%d-sigma%s-n%d-f%d-run%d"
            .formatted(
                run.protocol().batchEpochs(),
                run.protocol().fullEpochs(),
                cell.sigma(),
                cell.samples(),
                cell.frequency(),
                number);
    return Outcome.of(
        new KeptRuns(checkout.repository().keptRuns("denoising"))
            .of(key, () -> run.run(cell, cell.seed(number)).figures()));
  }

  private List<Cell> cells() {
    List<Cell> cells = new ArrayList<>();
    for (int samples : brief ? List.of(256, 512) : List.of(512, 1024, 2048)) {
      for (int frequency : FREQUENCIES) {
        SIGMAS.forEach(sigma -> cells.add(new Cell(sigma, samples, frequency)));
      }
    }
    return cells;
  }

  private int used() {
    return brief ? 3 : runs;
  }

  private String heading() {
    return "Commit %s, runs 1 to %d of each cell: `scripts/reproduce denoising%s`%n"
        .formatted(checkout.repository().commit(), used(), brief ? " --short" : "");
  }
}
