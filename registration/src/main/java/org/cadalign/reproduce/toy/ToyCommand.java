package org.cadalign.reproduce.toy;

import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.cadalign.bench.checkout.Checkout;
import org.cadalign.bench.checkout.Repository;
import org.cadalign.bench.checkout.Results;
import org.cadalign.cli.SharedOptions;
import org.cadalign.gate.DataException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Counts neighbours along a learnt sine, by every estimator. */
@Command(
    name = "toy",
    description = {
      "Teaches sines on a circle to small networks and counts neighbours by every estimator: how they",
      "fall with the frequency, and which of the paper's claims hold. The last line is JSON."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  scripts/reproduce toy --short")
public final class ToyCommand implements Callable<Integer> {
  private static final String PICTURES =
      """

      ![Mean counts against the frequency](toy-counts.png)

      ![N_S along the circle, and the curvature of the sine](toy-along-alpha.png)

      ![Mean N_S along the training](toy-dynamics.png)
      """;

  @ParentCommand private Checkout checkout;

  @Mixin(name = SharedOptions.NAME)
  private SharedOptions shared;

  @Mixin private Results results;

  @Option(
      names = "--short",
      description = "Three seeds, 150 epochs at a rate of 1e-3; within minutes.")
  private boolean brief;

  @Override
  public Integer call() throws IOException, InterruptedException, DataException {
    ToyProtocol protocol = brief ? ToyProtocol.brief() : ToyProtocol.full();
    ToyRunStore store = new ToyRunStore(checkout.repository().toyRuns());
    ToyResult result = new ToyExperiment(protocol, store, shared.threads()).run(shared.progress());
    String text = heading(protocol) + "\n\n" + new ToyTable(result).markdown();
    results.tell("reproduce toy", text, () -> drawn(result), ToyJson.of(result));
    return 0;
  }

  private String heading(ToyProtocol protocol) {
    return String.format(
        Locale.ROOT,
        "Commit %s: `scripts/reproduce toy%s`, %d samples, seeds 1 to %d, %d epochs at a rate of %s",
        checkout.repository().commit(),
        brief ? " --short" : "",
        protocol.size(),
        protocol.seeds(),
        protocol.epochs(),
        protocol.rate());
  }

  private String drawn(ToyResult result) throws IOException {
    Repository repository = checkout.repository();
    ToyPlots plots = new ToyPlots(result);
    plots.counts(repository.picture("toy-counts.png"));
    plots.alongAlpha(repository.picture("toy-along-alpha.png"));
    plots.dynamics(repository.picture("toy-dynamics.png"));
    return PICTURES;
  }
}
