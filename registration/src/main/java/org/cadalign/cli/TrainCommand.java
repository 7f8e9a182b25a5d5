package org.cadalign.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import org.cadalign.archive.ModelArchive;
import org.cadalign.archive.ModelArchives;
import org.cadalign.archive.ModelFormatException;
import org.cadalign.archive.Target;
import org.cadalign.data.TrainingScene;
import org.cadalign.engine.Engine;
import org.cadalign.engine.Tensor;
import org.cadalign.gate.DataException;
import org.cadalign.optimise.DivergedException;
import org.cadalign.run.Outputs;
import org.cadalign.train.LabelFiles;
import org.cadalign.train.RoundOptions;
import org.cadalign.train.Rounds;
import org.cadalign.train.SceneList;
import org.cadalign.train.Training;
import org.cadalign.train.TrainingData;
import org.cadalign.train.TrainingOptions;
import org.cadalign.trust.ExampleMaker;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Trains a network from noisy labels. */
@Command(
    name = "train",
    description = {
      "Trains a network from images and layers that are not exactly right.",
      "Checkpoint, log and curves are kept in MODEL.train; the same command again goes on from there,",
      "with --overwrite it starts anew."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExample:%n",
    footer = "  cadalign train scenes.json --data data -o city.model --steps 4000")
final class TrainCommand implements Callable<Integer> {
  private static final String SHIPPED = "shipped";

  @Spec private CommandSpec spec;

  @Mixin(name = SharedOptions.NAME)
  private SharedOptions shared;

  @Mixin private TrainingScenesSelection selection;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "MODEL",
      description = "Model file to write.")
  private Path output;

  @Mixin private TrainingSelection training;

  @Option(
      names = "--from",
      paramLabel = "MODEL",
      description = {
        "Start from this model's weights instead of fresh ones; the word shipped for the one that is"
            + " shipped for the --target. It is kept until the training has a better one."
      })
  private Optional<Path> from = Optional.empty();

  @Mixin private RoundSelection rounds;

  @Option(
      names = "--target",
      paramLabel = "WHAT",
      description = {
        "What the labels follow where tall buildings lean in the images, and so what the model lays"
            + " layers on: roof (where it is seen) or base (where the building meets the ground);"
            + " default: what the model of --from was trained for, else roof."
      })
  private Optional<Target> target = Optional.empty();

  @Option(
      names = "--examples",
      paramLabel = "N",
      defaultValue = "512",
      description = {
        "Training patches that the model carries for cadalign similarity to count among, 0 for none;"
            + " default: ${DEFAULT-VALUE}."
      })
  private int examples = ExampleMaker.COUNT;

  @Override
  public Integer call()
      throws DataException,
          IOException,
          InterruptedException,
          DivergedException,
          ModelFormatException {
    Outputs.refuseInputs(output, selection.manifests());
    Outputs.refuseInputs(output, from.stream().toList());
    Outputs.refuseIfExists(output, shared.overwrite() || goesOn());
    TrainingOptions asked =
        training.options(rounds.isGiven(), from.isPresent(), shared.seed(), shared.threads());
    Optional<RoundOptions> how = rounds.options();
    Optional<ExampleMaker> maker = exampleMaker();
    Engine engine = shared.usableEngine();
    Optional<ModelArchive> start =
        from.isPresent() ? Optional.of(start(from.get())) : Optional.empty();
    TrainingOptions options = asked.withTarget(target(start));
    SceneList scenes = selection.scenes(shared.crs());
    Outputs.refuseInputs(output, scenes.files());
    forgetIfAsked();
    Notices.say(output, training.notices());
    Trained trained =
        how.isPresent()
            ? inRounds(how.get(), options, scenes, engine, start)
            : once(options, scenes, engine, start);
    if (maker.isPresent()) {
      addExamples(maker.get(), trained.scenes, engine);
    }
    spec.commandLine()
        .getOut()
        .printf(
            Locale.ROOT,
            "%s: tuning loss %.4f; log and curves in %s%n",
            output,
            trained.loss,
            folder());
    return ExitCode.DONE.value();
  }

  /** What is asked for, else what the model was for that the training starts from. */
  private Target target(Optional<ModelArchive> start) {
    Optional<Target> before = start.map(archive -> archive.provenance().target());
    Target now = target.or(() -> before).orElse(Target.ROOF);
    if (before.isPresent() && before.get() != now) {
      Notices.say(
          from.orElseThrow(),
          List.of(
              "it was trained for --target %s; what is trained from it is recorded for %s"
                  .formatted(before.get().label(), now.label())));
    }
    return now;
  }

  /** The training scenes of a model, once they are needed again. */
  private interface Scenes {
    List<TrainingScene> load() throws DataException;
  }

  /** What a training was of, and how well it went. */
  private record Trained(Scenes scenes, double loss) {}

  /** A training of rounds is not gone on with without them, nor the other way round. */
  private boolean goesOn() throws IOException {
    return rounds.isGiven() ? Rounds.areUnderWay(folder()) : Training.isUnderWay(folder());
  }

  private boolean isUnderWay() throws IOException {
    return Training.isUnderWay(folder()) || Rounds.areUnderWay(folder());
  }

  private void forgetIfAsked() throws IOException {
    if (shared.overwrite() && isUnderWay()) {
      Notices.say(output, List.of("--overwrite: the training so far is dropped; it starts anew"));
      Training.forget(folder());
      Rounds.forget(folder());
    }
  }

  private Trained once(
      TrainingOptions options, SceneList scenes, Engine engine, Optional<ModelArchive> start)
      throws DataException,
          IOException,
          InterruptedException,
          DivergedException,
          ModelFormatException {
    TrainingData samples = TrainingData.load(scenes, LabelFiles.ORIGINAL, options);
    Training training =
        new Training(
            options,
            samples.sources(),
            samples.provenance(
                engine, options, start.map(ModelArchive::provenance).stream().toList()),
            output,
            folder());
    Optional<SortedMap<String, Tensor>> weights =
        start.map(archive -> archive.weights(ModelArchive.WHOLE).orElseThrow());
    try {
      return new Trained(samples::scenes, training.run(engine, weights, shared.progress()));
    } catch (UnsupportedOperationException e) {
      throw refusedBy(engine, e);
    }
  }

  private Trained inRounds(
      RoundOptions how,
      TrainingOptions options,
      SceneList scenes,
      Engine engine,
      Optional<ModelArchive> start)
      throws DataException,
          IOException,
          InterruptedException,
          DivergedException,
          ModelFormatException {
    try {
      Rounds.Result result =
          new Rounds(how, options, scenes, folder(), engine, shared.progress()).run(start, output);
      result.reports().forEach(r -> spec.commandLine().getOut().println(r.inWords()));
      Scenes corrected = () -> TrainingData.load(scenes, result.labels(), options).scenes();
      return new Trained(corrected, result.tuningLoss());
    } catch (UnsupportedOperationException e) {
      throw refusedBy(engine, e);
    }
  }

  private ParameterException refusedBy(Engine engine, UnsupportedOperationException e) {
    return new ParameterException(
        spec.commandLine(), "--engine " + engine.name() + ": " + e.getMessage(), e);
  }

  private Optional<ExampleMaker> exampleMaker() {
    if (examples == 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(new ExampleMaker(examples, shared.seed(), shared.threads()));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--examples: " + e.getMessage(), e);
    }
  }

  /** A training that was finished before has made them already. */
  private void addExamples(ExampleMaker maker, Scenes scenes, Engine engine)
      throws IOException, ModelFormatException, DataException, InterruptedException {
    ModelArchive model = ModelArchives.read(output);
    if (ExampleMaker.suits(model) && !maker.made(model)) {
      ModelArchives.write(output, maker.addTo(model, scenes.load(), engine, shared.progress()));
    }
  }

  private ModelArchive start(Path file) throws DataException {
    ModelArchive archive =
        file.toString().equals(SHIPPED)
            ? ModelFiles.read(Optional.empty(), target)
            : ModelFiles.read(Optional.of(file));
    if (!archive.spec().equals(training.preset())) {
      throw new ParameterException(
          spec.commandLine(),
          "--from " + file + " is of another network than --network " + training.network());
    }
    return archive;
  }

  private Path folder() {
    return output.resolveSibling(output.getFileName() + ".train");
  }
}
