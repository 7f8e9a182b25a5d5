package org.cadalign.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import org.cadalign.crs.CrsCodes;
import org.cadalign.engine.Engine;
import org.cadalign.gate.DataException;
import org.cadalign.raster.ImageOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what is there: in files, and of engines in this installation. */
@Command(
    name = "info",
    description = "Shows what is in images, layers, fields and models, and the engines there are.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExamples:%n",
    footer = {"  cadalign info ortho.tif buildings.gpkg", "  cadalign info --engines"})
final class InfoCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin(name = SharedOptions.NAME)
  private SharedOptions shared;

  @Parameters(arity = "0..*", paramLabel = "FILE", description = "What to look at.")
  private List<Path> files = List.of();

  @Option(
      names = "--bands",
      split = ",",
      paramLabel = "R,G,B",
      description = "Which bands of an image to use, from 1.")
  private List<Integer> bands = List.of();

  @Option(names = "--json", description = "One line of JSON for each file.")
  private boolean json;

  @Option(
      names = "--engines",
      description = "List the engines and devices, and why one cannot be used here.")
  private boolean engines;

  @Override
  public Integer call() throws DataException {
    if (files.isEmpty() && !engines) {
      throw new ParameterException(spec.commandLine(), "give a FILE, or --engines");
    }
    PrintWriter out = spec.commandLine().getOut();
    if (engines) {
      EngineList.of(ServiceLoader.load(Engine.class)).lines().forEach(out::println);
    }
    ImageOptions options = options();
    boolean all = true;
    for (Path file : files) {
      all &= show(file, options);
    }
    return (all ? ExitCode.DONE : ExitCode.FAILED).value();
  }

  private ImageOptions options() throws DataException {
    ImageOptions options = ImageOptions.defaults();
    Optional<String> crs = shared.crs();
    options = crs.isPresent() ? options.withCrs(CrsCodes.parse(crs.get(), "--crs")) : options;
    try {
      return bands.isEmpty() ? options : options.withBands(bands);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--bands: " + e.getMessage(), e);
    }
  }

  /** One file that cannot be read does not keep the others from being shown. */
  private boolean show(Path file, ImageOptions options) {
    PrintWriter out = spec.commandLine().getOut();
    try {
      Facts facts = facts(file, options);
      if (json) {
        out.println(facts.json());
      } else {
        facts.lines().forEach(out::println);
      }
      return true;
    } catch (DataException e) {
      Faults.report(e, spec.commandLine().getErr(), shared.verbosity() > 0);
      return false;
    }
  }

  private static Facts facts(Path file, ImageOptions options) throws DataException {
    return switch (FileKind.of(file)) {
      case TIFF -> ImageFacts.ofTiff(file, options);
      case IMAGE -> ImageFacts.ofImage(file, options);
      case MODEL -> ModelFacts.of(file.toString(), ModelFiles.read(Optional.of(file)));
      case LAYER -> LayerFacts.of(file, options.crs());
    };
  }
}
