package org.cadalign.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.cadalign.bench.checkout.Results;
import org.cadalign.gate.DataException;
import org.cadalign.train.TrainingLog;
import org.cadalign.train.TrainingPlot;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the log of a training as a table. */
@Command(
    name = "training",
    description = "Shows the log of a training as a table. The last line is JSON.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  scripts/bench training --log docs/training/shipped-model.csv --write")
final class TrainingTableCommand implements Callable<Integer> {
  /** Sections of docs/results.md that hold such a table. */
  enum Section {
    training,
    reference
  }

  @Mixin private Results results;

  @Option(
      names = "--log",
      required = true,
      paramLabel = "FILE",
      description = "The log.csv of a training.")
  private Path log;

  @Option(
      names = "--section",
      defaultValue = "training",
      description = "Which section to write: ${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}.")
  private Section section = Section.training;

  @Option(
      names = "--curves",
      paramLabel = "FILE",
      description = "Draw the losses into this PNG as well.")
  private Optional<Path> curves = Optional.empty();

  @Override
  public Integer call() throws DataException, IOException {
    TrainingTable table = TrainingTable.read(log);
    if (curves.isPresent()) {
      TrainingPlot.write(new TrainingLog(log), curves.get());
    }
    results.tell(section.name(), table.markdown(), table.json());
    return 0;
  }
}
