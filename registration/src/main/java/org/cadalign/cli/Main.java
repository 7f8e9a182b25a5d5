package org.cadalign.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.Spec;

/** The program: finds the command, runs it, and ends with its exit code. */
@Command(
    name = "cadalign",
    description = "Aligns building layers to aerial imagery.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {
      AlignCommand.class,
      ApplyCommand.class,
      TrainCommand.class,
      EvaluateCommand.class,
      SimilarityCommand.class,
      ReportCommand.class,
      SynthCommand.class,
      InfoCommand.class,
      ModelCommand.class
    },
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:failed",
      "2:wrong usage",
      "3:done, but some features or tiles were rejected"
    },
    footerHeading = "%nExample:%n",
    footer = "  cadalign info --engines")
public final class Main implements Runnable {
  @Spec private CommandSpec spec;

  public static void main(String[] args) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    System.exit(run(out, err, args));
  }

  /**
   * Runs one command line in this process.
   *
   * @param out for results
   * @param err for everything else, other than the log
   * @return the exit code
   */
  public static int run(PrintWriter out, PrintWriter err, String... args) {
    return run(new Main(), out, err, args);
  }

  /**
   * Runs one command line of another program that is made of picocli commands, with the same
   * handling of faults.
   *
   * @param command the program's root command
   */
  public static int run(Object command, PrintWriter out, PrintWriter err, String... args) {
    Faults faults = new Faults();
    CommandLine line =
        new CommandLine(command)
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setOut(out)
            .setErr(err)
            .setExecutionStrategy(Main::execute)
            .setExecutionExceptionHandler(faults)
            .setParameterExceptionHandler(faults);
    try {
      return line.execute(args);
    } catch (Error e) {
      // picocli hands on exceptions only. What can still be said after an Error is said in words.
      return Faults.report(e, err, verbose(line));
    } finally {
      out.flush();
      err.flush();
    }
  }

  /** Without a command there is nothing to do. */
  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a COMMAND is missing");
  }

  private static int execute(ParseResult parsed) {
    Logging.at(shared(last(parsed)).map(SharedOptions::verbosity).orElse(0)).apply();
    return new RunLast().execute(parsed);
  }

  private static boolean verbose(CommandLine line) {
    return Optional.ofNullable(line.getParseResult())
        .flatMap(parsed -> shared(last(parsed)))
        .filter(options -> options.verbosity() > 0)
        .isPresent();
  }

  private static CommandLine last(ParseResult parsed) {
    return parsed.asCommandLineList().get(parsed.asCommandLineList().size() - 1);
  }

  /** The options of a command that takes them. */
  static Optional<SharedOptions> shared(CommandLine command) {
    return Optional.ofNullable(command.getMixins().get(SharedOptions.NAME))
        .map(SharedOptions.class::cast);
  }
}
