package org.cadalign.reproduce.registration;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.cadalign.archive.ModelFormatException;
import org.cadalign.bench.checkout.Checkout;
import org.cadalign.bench.checkout.Results;
import org.cadalign.cli.SharedOptions;
import org.cadalign.engine.Device;
import org.cadalign.engine.Engine;
import org.cadalign.gate.DataException;
import org.cadalign.optimise.DivergedException;
import org.cadalign.progress.Progress;
import org.cadalign.reproduce.KeptRuns;
import org.cadalign.reproduce.SideBySide;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Measures what training in rounds leaves of label noise where the truth is known. */
@Command(
    name = "registration",
    description = {
      "Trains on made-up cities whose labels are displaced by noise, in rounds, and measures what is left",
      "of the noise. In full about 16 hours of one core; what is done is kept in",
      "out/reproduce/registration, so that a run that was stopped goes on. With --rounds or --folds,",
      "--write puts the table beside the usual one. The last line is JSON."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  scripts/reproduce registration --short")
public final class RegistrationCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @ParentCommand private Checkout checkout;

  @Mixin(name = SharedOptions.NAME)
  private SharedOptions shared;

  @Mixin private Results results;

  @Option(
      names = "--short",
      description = "One setting, two rounds of 120 steps; within 10 minutes.")
  private boolean brief;

  @Option(
      names = "--sigma",
      split = ",",
      paramLabel = "PX",
      description = "Only settings of this noise.")
  private List<Double> sigmas = List.of();

  @Option(
      names = "--cities",
      split = ",",
      paramLabel = "N",
      description = "Only settings of so many cities.")
  private List<Integer> cities = List.of();

  @Option(
      names = "--variant",
      split = ",",
      paramLabel = "NAME",
      description = "Only these variants: ${COMPLETION-CANDIDATES}.")
  private List<Setting.Variant> variants = List.of();

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "Steps of a round; default: 1000, with --short 120.")
  private Optional<Integer> steps = Optional.empty();

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "Rounds of each setting; default: 4, with --short 2.")
  private Optional<Integer> rounds = Optional.empty();

  @Option(
      names = "--folds",
      paramLabel = "K",
      description = {
        "Parts of the cities, each corrected by networks of the others; a round takes as many times as"
            + " long, and settings of fewer cities are left out. Default: 1."
      })
  private Optional<Integer> folds = Optional.empty();

  @Option(
      names = "--kept",
      paramLabel = "DIR",
      description = {
        "Folder of the figures of settings that are done, read and written, whatever program they"
            + " are of; default: out/reproduce/registration, where unfinished ones always are."
            + " docs/training/registration has those that are committed."
      })
  private Optional<Path> kept = Optional.empty();

  @Option(names = "--known", description = "Only settings whose figures are kept: train nothing.")
  private boolean known;

  @Override
  public Integer call()
      throws DataException,
          IOException,
          InterruptedException,
          DivergedException,
          ModelFormatException {
    RegistrationTable table = new RegistrationTable(measure());
    String text = heading() + "\n" + table.markdown();
    results.tell("reproduce registration" + howOften(), text, () -> drawn(table), table.json());
    return 0;
  }

  private String drawn(RegistrationTable table) throws IOException {
    if (!table.comparesNumbers()) {
      return "";
    }
    String plot = ("registration" + howOften()).replace(" --", "-").replace(' ', '-') + ".png";
    RegistrationPlot.write(table, checkout.repository().picture(plot));
    return "\n![Residual by number of buildings](" + plot + ")";
  }

  private Protocol protocol() {
    if (rounds.orElse(1) < 1 || folds.orElse(1) < 1) {
      throw new ParameterException(spec.commandLine(), "--rounds and --folds are 1 or more");
    }
    Protocol whole = brief ? Protocol.SHORT : Protocol.FULL;
    return whole.withRounds(
        rounds.orElse(whole.rounds()), folds.orElse(whole.folds()), steps.orElse(whole.steps()));
  }

  private List<Setting> settings() {
    List<Setting> settings = new ArrayList<>();
    for (double sigma : protocol().sigmas()) {
      for (int number : protocol().cities()) {
        settings.add(new Setting(sigma, number, Setting.Variant.PROTOCOL));
      }
    }
    int most = protocol().cities().get(protocol().cities().size() - 1);
    protocol()
        .variants()
        .forEach(variant -> settings.add(new Setting(protocol().compared(), most, variant)));
    settings.removeIf(s -> !sigmas.isEmpty() && !sigmas.contains(s.sigma()));
    settings.removeIf(s -> !variants.isEmpty() && !variants.contains(s.variant()));
    settings.removeIf(s -> !cities.isEmpty() && !cities.contains(s.cities()));
    settings.removeIf(s -> s.cities() < protocol().folds());
    settings.removeIf(s -> known && !figures().have(key(s)));
    if (settings.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          "--sigma, --cities, --variant, --folds and --known leave no setting to run");
    }
    return settings;
  }

  private Map<Setting, Residuals> measure()
      throws DataException,
          IOException,
          InterruptedException,
          DivergedException,
          ModelFormatException {
    Engine engine = shared.usableEngine();
    List<Callable<Residuals>> work = new ArrayList<>();
    for (Setting setting : settings()) {
      work.add(() -> residuals(setting, engine));
    }
    Map<Setting, Residuals> found = new LinkedHashMap<>();
    try (Progress.Task task = shared.progress().begin("registration", work.size(), "settings")) {
      List<Residuals> all = SideBySide.run(work, shared.threads(), () -> task.advance(1));
      for (int i = 0; i < all.size(); i++) {
        found.put(settings().get(i), all.get(i));
      }
    }
    return found;
  }

  private Residuals residuals(Setting setting, Engine engine) throws DataException {
    Path runs = checkout.repository().keptRuns("registration");
    String key = key(setting);
    int workers = Math.max(1, shared.threads() / settings().size());
    RegistrationRun run =
        new RegistrationRun(setting, protocol(), runs.resolve(key), engine, shared.seed(), workers);
    return Residuals.of(figures().of(key, () -> figures(run)));
  }

  private KeptRuns figures() {
    return new KeptRuns(kept.orElseGet(() -> checkout.repository().keptRuns("registration")));
  }

  /** A name for files, of all that decides the figures of a setting. */
  private String key(Setting setting) {
    return "%s-%s-steps%d-rounds%d%s-seed%d-%s"
        .formatted(
            shared.engine(),
            shared.device().toString().replace(":", ""),
            protocol().steps(),
            protocol().rounds(),
            protocol().folds() == 1 ? "" : "-folds" + protocol().folds(),
            shared.seed(),
            setting.key());
  }

  private static double[] figures(RegistrationRun run) {
    try {
      return run.run().figures();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (IOException | DataException | DivergedException | ModelFormatException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  private String heading() {
    return "%s %s, seed %d, rounds of %d steps: `scripts/reproduce registration%s%s%s%s%s%s%s%s%s`%n"
        .formatted(
            kept.map(dir -> "Figures of " + dir + ", shown by commit").orElse("Commit"),
            checkout.repository().commit(),
            shared.seed(),
            protocol().steps(),
            brief ? " --short" : "",
            shared.device().equals(Device.CPU) ? "" : " --device " + shared.device(),
            howOften(),
            given(" --steps ", steps.stream().toList()),
            given(" --sigma ", sigmas.stream().map(RegistrationTable::plain).toList()),
            given(" --cities ", cities),
            given(" --variant ", variants),
            given(" --kept ", kept.stream().toList()),
            known ? " --known" : "");
  }

  /** Other numbers than usual, as they are given. */
  private String howOften() {
    return given(" --rounds ", rounds.stream().toList())
        + given(" --folds ", folds.stream().toList());
  }

  private static String given(String option, List<?> values) {
    return values.isEmpty()
        ? ""
        : option + values.stream().map(String::valueOf).collect(Collectors.joining(","));
  }
}
