package org.cadalign.reproduce;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.cadalign.bench.checkout.Checkout;
import org.cadalign.bench.checkout.Repository;
import org.cadalign.cli.Main;
import org.cadalign.cli.Version;
import org.cadalign.reproduce.ablation.AblationCommand;
import org.cadalign.reproduce.confidence.CalibrationCommand;
import org.cadalign.reproduce.confidence.ConfidenceCommand;
import org.cadalign.reproduce.denoising.DenoisingCommand;
import org.cadalign.reproduce.enforce.EnforceCommand;
import org.cadalign.reproduce.registration.RegistrationCommand;
import org.cadalign.reproduce.toy.ToyCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What scripts/reproduce starts. */
@Command(
    name = "reproduce",
    description = "Repeats the papers' experiments.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {
      ToyCommand.class,
      DenoisingCommand.class,
      EnforceCommand.class,
      RegistrationCommand.class,
      AblationCommand.class,
      CalibrationCommand.class,
      ConfidenceCommand.class
    },
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExample:%n",
    footer = "  scripts/reproduce toy --short")
public final class Reproduce implements Runnable, Checkout {
  @Spec private CommandSpec spec;

  @Option(
      names = "--repository",
      hidden = true,
      required = true,
      description = "Root of the checkout; the scripts give it.")
  private Path repository;

  /** Runs a command line. */
  public static void main(String[] args) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    System.exit(Main.run(new Reproduce(), out, err, args));
  }

  /** Without a command there is nothing to do. */
  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a COMMAND is missing");
  }

  @Override
  public Repository repository() {
    return new Repository(repository);
  }
}
