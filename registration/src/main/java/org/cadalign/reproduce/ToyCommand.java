package org.cadalign.reproduce;

import java.util.concurrent.Callable;
import org.cadalign.bench.checkout.Checkout;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Counts neighbours along a learnt sine, by every estimator. */
@Command(
    name = "toy",
    description =
        "Counts neighbours along a learnt sine, by every estimator. The last line is JSON.",
    mixinStandardHelpOptions = true)
final class ToyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @ParentCommand private Checkout reproduce;

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "not here yet in " + reproduce.repository());
  }
}
