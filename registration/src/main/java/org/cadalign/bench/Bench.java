package org.cadalign.bench;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.cadalign.bench.checkout.Checkout;
import org.cadalign.bench.checkout.Repository;
import org.cadalign.bench.engines.EnginesBench;
import org.cadalign.bench.report.ReportBench;
import org.cadalign.bench.scale.ScaleBench;
import org.cadalign.bench.similarity.SimilarityBench;
import org.cadalign.bench.speed.SpeedBench;
import org.cadalign.cli.Main;
import org.cadalign.cli.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What scripts/bench and scripts/perturb start. */
@Command(
    name = "bench",
    description = "Measures cadalign against truth and rivals.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {
      AccuracyCommand.class,
      BuildingsCommand.class,
      DemoCommand.class,
      EnginesBench.class,
      ExactCommand.class,
      FineTuneCommand.class,
      NeighboursCommand.class,
      PerturbCommand.class,
      ReportBench.class,
      ScaleBench.class,
      SimilarityBench.class,
      SpeedBench.class,
      TargetCommand.class,
      TrainingTableCommand.class
    },
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExample:%n",
    footer = "  scripts/bench accuracy --data DIR --short")
public final class Bench implements Runnable, Checkout {
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
    System.exit(Main.run(new Bench(), out, err, args));
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
