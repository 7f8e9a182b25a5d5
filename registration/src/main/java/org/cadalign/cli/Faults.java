package org.cadalign.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.stream.Stream;
import org.cadalign.archive.ModelFormatException;
import org.cadalign.gate.DataException;
import org.cadalign.optimise.DivergedException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what went wrong into one line and an exit code. */
final class Faults implements IExecutionExceptionHandler, IParameterExceptionHandler {
  private static final long MEBIBYTE = 1 << 20;

  @Override
  public int handleExecutionException(
      Exception fault, CommandLine command, ParseResult parseResult) {
    return report(fault, command.getErr(), verbosity(command) > 0);
  }

  /** A usage error names the command whose help will serve. */
  @Override
  public int handleParseException(ParameterException fault, String[] args) {
    CommandLine command = fault.getCommandLine();
    PrintWriter err = command.getErr();
    String name = command.getCommandSpec().qualifiedName();
    err.println(name + ": " + oneLine(fault.getMessage()) + "; see " + name + " --help");
    UnmatchedArgumentException.printSuggestions(fault, err);
    return ExitCode.USAGE.value();
  }

  /**
   * Says what went wrong.
   *
   * @param details whether to add where in the program it arose
   * @return the exit code
   */
  static int report(Throwable fault, PrintWriter err, boolean details) {
    err.println("cadalign: " + describe(fault, details));
    if (details) {
      fault.printStackTrace(err);
    }
    err.flush();
    return ExitCode.FAILED.value();
  }

  private static String describe(Throwable fault, boolean details) {
    Optional<String> foreseen = foreseen(fault);
    if (foreseen.isPresent()) {
      return Words.printable(oneLine(foreseen.get()));
    }
    if (cause(fault, OutOfMemoryError.class).isPresent()) {
      long heap = Runtime.getRuntime().maxMemory() / MEBIBYTE;
      return "out of memory ("
          + heap
          + " MiB of heap); use fewer --threads, or give more: CADALIGN_JAVA_OPTS=-Xmx"
          + 2 * heap
          + "m";
    }
    String message = fault.getMessage() == null ? "" : ": " + oneLine(fault.getMessage());
    String hint = details ? "" : "; run again with -v for the details";
    return "unexpected " + fault.getClass().getSimpleName() + message + hint;
  }

  /** What data, models, settings and disks may do without any fault of the program. */
  private static Optional<String> foreseen(Throwable fault) {
    return cause(fault, DataException.class)
        .map(Throwable::getMessage)
        .or(() -> cause(fault, ModelFormatException.class).map(Throwable::getMessage))
        .or(
            () ->
                cause(fault, DivergedException.class)
                    .map(e -> e.getMessage() + "; try a smaller --rate, or look at the data"))
        .or(() -> cause(fault, IOException.class).map(Faults::words));
  }

  private static String words(IOException fault) {
    return "cannot read or write: "
        + fault.getMessage()
        + " ("
        + fault.getClass().getSimpleName()
        + "); check the path, its permissions and free space";
  }

  /** Workers wrap what they throw; the fault itself may lie below. */
  private static <T extends Throwable> Optional<T> cause(Throwable fault, Class<T> type) {
    return Stream.iterate(fault, f -> f != null, Throwable::getCause)
        .limit(100)
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst();
  }

  private static int verbosity(CommandLine command) {
    return Main.shared(command).map(SharedOptions::verbosity).orElse(0);
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s*\\R\\s*", " ");
  }
}
