package org.cadalign.bench.checkout;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.cadalign.cli.Main;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A program that a script of the checkout starts: it does nothing but through its commands. */
public abstract class Checkout implements Runnable {
  @Spec private CommandSpec spec;

  @Option(
      names = "--repository",
      hidden = true,
      required = true,
      description = "Root of the checkout; the scripts give it.")
  private Path repository;

  /** Runs a command line and ends the process with its exit code. */
  protected static void start(Checkout program, String[] args) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    System.exit(Main.run(program, out, err, args));
  }

  /** Without a command there is nothing to do. */
  @Override
  public final void run() {
    throw new ParameterException(spec.commandLine(), "a COMMAND is missing");
  }

  /** The checkout that was started. */
  public final Repository repository() {
    return new Repository(repository);
  }
}
