package org.cadalign.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import org.cadalign.archive.ModelArchive;
import org.cadalign.archive.Target;
import org.cadalign.engine.Engine;
import org.cadalign.engine.Network;
import org.cadalign.engine.Tensor;
import org.cadalign.gate.DataException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows and checks models. */
@Command(
    name = "model",
    description = "Shows or checks a model.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExample:%n",
    footer = "  cadalign model inspect city.model")
final class ModelCommand implements Runnable {
  private static final String SHIPPED = "the model that is shipped";
  private static final String TARGET =
      "Which of the shipped models: for roof or base; default: roof.";

  @Spec private CommandSpec spec;

  /** Without a command there is nothing to do. */
  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a COMMAND is missing");
  }

  @Command(
      name = "inspect",
      description = "Shows what a model is, where it comes from, and where it may be used.",
      mixinStandardHelpOptions = true,
      versionProvider = Version.class,
      footerHeading = "%nExample:%n",
      footer = "  cadalign model inspect city.model --card > MODEL_CARD.md")
  int inspect(
      @Mixin(name = SharedOptions.NAME) SharedOptions shared,
      @Parameters(
              arity = "0..1",
              paramLabel = "MODEL",
              description = "Model file; default: the one that is shipped.")
          Optional<Path> model,
      @Option(names = "--target", paramLabel = "WHAT", description = TARGET)
          Optional<Target> target,
      @Option(names = "--json", description = "One line of JSON.") boolean json,
      @Option(names = "--card", description = "A model card in Markdown.") boolean card)
      throws DataException {
    PrintWriter out = spec.commandLine().getOut();
    ModelArchive archive = ModelFiles.read(model, target);
    if (card) {
      ModelCard.of(model.map(m -> m.getFileName().toString()).orElse(SHIPPED), archive)
          .forEach(out::println);
      return ExitCode.DONE.value();
    }
    Facts facts = ModelFacts.of(model.map(Path::toString).orElse(SHIPPED), archive);
    if (json) {
      out.println(facts.json());
    } else {
      facts.lines().forEach(out::println);
    }
    return ExitCode.DONE.value();
  }

  @Command(
      name = "verify",
      description = {
        "Checks every byte of a model, loads it into the engine and runs it once.",
        "Prints ok, or says in one line what is wrong."
      },
      mixinStandardHelpOptions = true,
      versionProvider = Version.class,
      footerHeading = "%nExample:%n",
      footer = "  cadalign model verify city.model")
  int verify(
      @Mixin(name = SharedOptions.NAME) SharedOptions shared,
      @Parameters(
              arity = "0..1",
              paramLabel = "MODEL",
              description = "Model file; default: the one that is shipped.")
          Optional<Path> model,
      @Option(names = "--target", paramLabel = "WHAT", description = TARGET)
          Optional<Target> target)
      throws DataException {
    String name = model.map(Path::toString).orElse(SHIPPED);
    ModelArchive archive = ModelFiles.read(model, target);
    ModelExamples.of(name, archive);
    Engine engine = shared.usableEngine();
    try (Network network = engine.build(archive.spec(), 0)) {
      for (SortedMap<String, Tensor> part : archive.parts().values()) {
        network.load(part);
        if (!TrialRun.isSound(network)) {
          throw new DataException(
              DataException.Code.MODEL_REFUSED,
              name,
              "run on a tiny input it gives what is no number",
              "its training went astray: train again, or use another model");
        }
      }
    } catch (UnsupportedOperationException e) {
      throw new DataException(
          DataException.Code.MODEL_REFUSED, name, e.getMessage(), "choose another --engine", e);
    }
    spec.commandLine()
        .getOut()
        .printf(
            Locale.ROOT,
            "ok: %s: %s, %d parameters, runs on %s%n",
            name,
            archive.spec().name(),
            archive.spec().size(),
            engine.name());
    return ExitCode.DONE.value();
  }

  @Command(
      name = "examples",
      description = {
        "Adds to a model what cadalign similarity counts among: patches of its training data.",
        "They must be the files that the model was trained on. Its weights stay as they are."
      },
      mixinStandardHelpOptions = true,
      versionProvider = Version.class,
      footerHeading = "%nExample:%n",
      footer = "  cadalign model examples old.model scenes.json --data data -o new.model")
  int examples(
      @Mixin(name = SharedOptions.NAME) SharedOptions shared,
      @Parameters(index = "0", paramLabel = "MODEL", description = "Model file.") Path model,
      @Parameters(
              index = "1",
              paramLabel = "MANIFEST",
              description = "JSON that lists the scenes that it was trained on.")
          Path manifest,
      @Option(
              names = {"-o", "--output"},
              required = true,
              paramLabel = "MODEL2",
              description = "Model file to write.")
          Path output,
      @Option(
              names = "--data",
              paramLabel = "DIR",
              description =
                  "Folder that the manifest's paths count from; default: the manifest's own.")
          Optional<Path> data,
      @Option(
              names = "--examples",
              paramLabel = "N",
              defaultValue = "512",
              description = "How many; default: ${DEFAULT-VALUE}.")
          int count)
      throws DataException, InterruptedException {
    return new ModelExamples(spec, shared, model, manifest).write(output, data, count);
  }
}
