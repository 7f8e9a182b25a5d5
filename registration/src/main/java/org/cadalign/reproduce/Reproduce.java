package org.cadalign.reproduce;

import org.cadalign.bench.checkout.Checkout;
import org.cadalign.cli.Version;
import org.cadalign.reproduce.ablation.AblationCommand;
import org.cadalign.reproduce.confidence.CalibrationCommand;
import org.cadalign.reproduce.confidence.ConfidenceCommand;
import org.cadalign.reproduce.denoising.DenoisingCommand;
import org.cadalign.reproduce.enforce.EnforceCommand;
import org.cadalign.reproduce.registration.RegistrationCommand;
import org.cadalign.reproduce.toy.ToyCommand;
import picocli.CommandLine.Command;

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
public final class Reproduce extends Checkout {
  /** Runs a command line. */
  public static void main(String[] args) {
    start(new Reproduce(), args);
  }
}
