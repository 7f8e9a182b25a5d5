package org.cadalign.reproduce.ablation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import org.cadalign.bench.checkout.Checkout;
import org.cadalign.bench.checkout.Results;
import org.cadalign.cli.SharedOptions;
import org.cadalign.data.TrainingScene;
import org.cadalign.engine.Device;
import org.cadalign.gate.DataException;
import org.cadalign.train.Manifest;
import org.cadalign.train.TrainingData;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Measures what the parts of the method bring. */
@Command(
    name = "ablation",
    description = {
      "Trains on made-up cities the whole method, the same with one part left out, and the published",
      "network for the same processor time; measures all on cities that none has seen, and the chain",
      "ended after each of its levels. In full about an hour of one core; what is done is kept in",
      "out/reproduce/ablation, so that a run that was stopped goes on. The last line is JSON."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  scripts/reproduce ablation --short")
public final class AblationCommand implements Callable<Integer> {
  private static final String PLOT = "ablation.png";

  @Spec private CommandSpec spec;
  @ParentCommand private Checkout checkout;

  @Mixin(name = SharedOptions.NAME)
  private SharedOptions shared;

  @Mixin private Results results;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder with the real scenes, to train on those for training as well.")
  private Optional<Path> data = Optional.empty();

  @Option(names = "--short", description = "One seed, 40 steps a training; within 10 minutes.")
  private boolean brief;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      description = "Trainings of each variant; default: 4, with --short 1.")
  private Optional<Integer> number = Optional.empty();

  @Override
  public Integer call() throws DataException, IOException {
    AblationTable table = new AblationTable(measurements().all(shared.progress()));
    String text = heading() + "\n" + table.markdown();
    results.tell("reproduce ablation", text, () -> drawn(table), table.json());
    return 0;
  }

  private String drawn(AblationTable table) throws IOException {
    AblationPlot.write(table.findings(), checkout.repository().picture(PLOT));
    return "\n![Error by processor time](" + PLOT + ")";
  }

  private Measurements measurements() throws DataException {
    Path folder = checkout.repository().keptRuns("ablation");
    Protocol protocol = protocol();
    Cities cities = new Cities(folder.resolve("cities"), protocol, shared.seed(), shared.threads());
    String computedBy = shared.engine() + "-" + shared.device().toString().replace(":", "");
    Trainings trainings =
        new Trainings(protocol, cities, real(), folder, computedBy, shared.usableEngine());
    return new Measurements(protocol, cities, trainings, folder, seeds());
  }

  private List<TrainingScene> real() throws DataException {
    if (data.isEmpty()) {
      return List.of();
    }
    Manifest manifest = Manifest.read(checkout.repository().manifest());
    return TrainingData.trainingScenes(manifest, data.get()).scenes();
  }

  private Protocol protocol() {
    return brief ? Protocol.SHORT : Protocol.FULL;
  }

  /** One after the other, from the seed that was given. */
  private List<Long> seeds() {
    int trainings = number.orElse(protocol().seeds());
    if (trainings < 1) {
      throw new ParameterException(spec.commandLine(), "--seeds " + trainings + " is less than 1");
    }
    return LongStream.range(shared.seed(), shared.seed() + trainings).boxed().toList();
  }

  private String heading() {
    return "Commit %s, seeds %s, %d steps of %d samples a training: `scripts/reproduce ablation%s%s%s%s`%n"
        .formatted(
            checkout.repository().commit(),
            seeds(),
            protocol().steps(),
            Protocol.BATCH,
            data.isPresent() ? " --data DIR" : "",
            brief ? " --short" : "",
            number.map(n -> " --seeds " + n).orElse(""),
            shared.device().equals(Device.CPU) ? "" : " --device " + shared.device());
  }
}
