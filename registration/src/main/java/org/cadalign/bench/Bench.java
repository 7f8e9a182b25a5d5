package org.cadalign.bench;

import org.cadalign.bench.checkout.Checkout;
import org.cadalign.bench.engines.EnginesBench;
import org.cadalign.bench.report.ReportBench;
import org.cadalign.bench.scale.ScaleBench;
import org.cadalign.bench.similarity.SimilarityBench;
import org.cadalign.bench.speed.SpeedBench;
import org.cadalign.cli.Version;
import picocli.CommandLine.Command;

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
public final class Bench extends Checkout {
  /** Runs a command line. */
  public static void main(String[] args) {
    start(new Bench(), args);
  }
}
