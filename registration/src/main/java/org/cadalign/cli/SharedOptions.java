package org.cadalign.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import org.cadalign.engine.Device;
import org.cadalign.engine.Engine;
import org.cadalign.engine.Engines;
import org.cadalign.progress.BarProgress;
import org.cadalign.progress.PlainProgress;
import org.cadalign.progress.Progress;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options that every command takes. A command uses it as a mixin named {@value #NAME}. */
public final class SharedOptions {
  /** Name of the mixin, by which {@link Main} finds it before the command runs. */
  public static final String NAME = "shared";

  /** Set by the start script when standard error is a terminal, which Java cannot ask. */
  static final String TERMINAL_PROPERTY = "cadalign.terminal";

  /** How progress is shown. */
  enum ProgressStyle {
    auto,
    plain,
    none
  }

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = {"-v", "--verbose"},
      description = "Say more; repeat for yet more. Shows where a fault arose.")
  private boolean[] verbose = {};

  @Option(
      names = {"-q", "--quiet"},
      description = "Say less; -q warnings and errors only, -qq errors only.")
  private boolean[] quiet = {};

  @Option(
      names = "--progress",
      paramLabel = "STYLE",
      defaultValue = "auto",
      description = "auto (a bar on a terminal, else plain), plain (a line every 10 s), none.")
  private ProgressStyle progress = ProgressStyle.auto;

  @Option(names = "--overwrite", description = "Replace outputs that exist.")
  private boolean overwrite;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Workers; default: one per core. Results do not depend on it.")
  private Optional<Integer> threads = Optional.empty();

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of everything random; default: ${DEFAULT-VALUE}.")
  private long seed = 1;

  @Option(
      names = "--engine",
      paramLabel = "NAME",
      defaultValue = "torch",
      description = "Runtime of the networks, see info --engines; default: ${DEFAULT-VALUE}.")
  private String engine = "torch";

  @Option(
      names = "--device",
      paramLabel = "DEVICE",
      defaultValue = "cpu",
      description = "What networks run on: cpu, cuda or cuda:N; default: ${DEFAULT-VALUE}.")
  private String device = "cpu";

  @Option(
      names = "--crs",
      paramLabel = "CODE",
      description = "System of an input that names none, as EPSG:32645.")
  private Optional<String> crs = Optional.empty();

  /** 0 by default, one more for each -v, one less for each -q. */
  public int verbosity() {
    return verbose.length - quiet.length;
  }

  /** Where the command says how far it is. */
  public Progress progress() {
    PrintWriter lines = spec.commandLine().getErr();
    return switch (progress) {
      case none -> Progress.none();
      case plain -> new PlainProgress(lines);
      case auto -> automatic(lines, System.err);
    };
  }

  private Progress automatic(PrintWriter lines, PrintStream terminal) {
    if (verbosity() < 0) {
      return Progress.none();
    }
    boolean onTerminal = Boolean.getBoolean(TERMINAL_PROPERTY);
    return onTerminal ? new BarProgress(terminal) : new PlainProgress(lines);
  }

  /** Whether an output that exists may be replaced. */
  public boolean overwrite() {
    return overwrite;
  }

  /**
   * Workers, at least 1.
   *
   * @throws ParameterException if the user asked for fewer
   */
  public int threads() {
    int workers = threads.orElse(Runtime.getRuntime().availableProcessors());
    if (workers < 1) {
      throw new ParameterException(spec.commandLine(), "--threads " + workers + " is less than 1");
    }
    return workers;
  }

  /** What says by what and on what networks run, to be given to another command. */
  public List<String> computing() {
    return List.of(
        "--threads", Integer.toString(threads()), "--engine", engine, "--device", device);
  }

  public long seed() {
    return seed;
  }

  /** Name of the engine. */
  public String engine() {
    return engine;
  }

  /**
   * What networks run on.
   *
   * @throws ParameterException if there is no such kind of device
   */
  public Device device() {
    try {
      return Device.parse(device);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--device " + e.getMessage(), e);
    }
  }

  /**
   * The engine itself, on the device.
   *
   * @throws ParameterException if there is none of that name, or it cannot be used here
   */
  public Engine usableEngine() {
    Device place = device();
    Engine found =
        Engines.named(engine)
            .orElseThrow(
                () ->
                    new ParameterException(
                        spec.commandLine(),
                        "no engine " + engine + "; see cadalign info --engines"));
    Engine.Availability availability = found.availability(place);
    if (!availability.usable()) {
      throw new ParameterException(
          spec.commandLine(),
          "engine %s cannot be used on %s: %s".formatted(engine, device, availability.detail()));
    }
    return found.on(place);
  }

  /** Authority and code of the system that inputs without one are in. */
  public Optional<String> crs() {
    return crs;
  }
}
