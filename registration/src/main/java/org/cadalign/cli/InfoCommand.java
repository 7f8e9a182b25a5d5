package org.cadalign.cli;

import java.io.PrintWriter;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import org.cadalign.engine.Engine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says what is there: the engines of this installation. */
@Command(
    name = "info",
    description = "Shows the engines that networks can run on.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExample:%n",
    footer = "  cadalign info --engines")
final class InfoCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin(name = SharedOptions.NAME)
  @SuppressWarnings("unused") // Main reads it.
  private SharedOptions shared;

  @Option(
      names = "--engines",
      required = true,
      description = "List the engines, and why one cannot be used here.")
  @SuppressWarnings("unused") // There is nothing else to show yet.
  private boolean engines;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    EngineList found = EngineList.of(ServiceLoader.load(Engine.class));
    found.lines().forEach(out::println);
    return ExitCode.DONE.value();
  }
}
