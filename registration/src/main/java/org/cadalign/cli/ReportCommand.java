package org.cadalign.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.cadalign.crs.CrsCodes;
import org.cadalign.gate.DataException;
import org.cadalign.layer.LayerOptions;
import org.cadalign.report.ReportRequest;
import org.cadalign.report.ReportRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a quality report of an alignment. */
@Command(
    name = "report",
    description = {
      "Writes what a run of align came to as one page that needs no network: a summary in words, a map,"
          + " the buildings to look at, figures, settings.",
      "With checkpoints it also says how far the layer was measured to lie off; what is predicted and"
          + " what is measured are told apart."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExample:%n",
    footer = "  cadalign report aligned.run -o report.html --checkpoints surveyed.gpkg")
final class ReportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin(name = SharedOptions.NAME)
  private SharedOptions shared;

  @Parameters(
      index = "0",
      paramLabel = "RUN",
      description = "Folder X.run that align -o X.gpkg wrote, or X.gpkg itself.")
  private Path run;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "REPORT.html",
      description = "Page to write.")
  private Path output;

  @Option(
      names = "--image",
      paramLabel = "IMAGE",
      description = "Where the image is now, if it was moved since.")
  private Optional<Path> image = Optional.empty();

  @Option(
      names = "--checkpoints",
      paramLabel = "TRUTH",
      description = "Layer of surveyed outlines to measure against, as for evaluate.")
  private Optional<Path> checkpoints = Optional.empty();

  @Option(
      names = "--checkpoint-error",
      paramLabel = "M",
      description =
          "RMSE of the checkpoints themselves, radial, metres: also tell the RMSE with it, the root of"
              + " the sum of the squares (ASPRS).")
  private Optional<Double> checkpointError = Optional.empty();

  @Option(
      names = "--similarity",
      paramLabel = "DIR",
      description =
          "Folder that similarity wrote for the same image: also show neighbour counts, and why tiles"
              + " have few.")
  private Optional<Path> similarity = Optional.empty();

  @Option(
      names = "--id",
      paramLabel = "COLUMN",
      description =
          "Column that layer and checkpoints match by; default: ids, else fid, id, osm_id, gml_id,"
              + " uuid.")
  private Optional<String> id = Optional.empty();

  @Option(
      names = "--quality",
      paramLabel = "FILE.json",
      description = "Also write the figures for programs.")
  private Optional<Path> quality = Optional.empty();

  @Option(
      names = "--iso19157",
      paramLabel = "FILE.xml",
      description = "Also write the statement of accuracy as XML of ISO 19157.")
  private Optional<Path> iso19157 = Optional.empty();

  @Option(
      names = "--residuals",
      paramLabel = "FILE.gpkg",
      description = "Also write the moves as lines, with a style for QGIS.")
  private Optional<Path> residuals = Optional.empty();

  @Option(
      names = "--points",
      paramLabel = "FILE.points",
      description = "Also write the moves as points for the georeferencer of QGIS.")
  private Optional<Path> points = Optional.empty();

  @Option(
      names = "--stac",
      paramLabel = "FILE.json",
      description = "Also write a STAC item of the run.")
  private Optional<Path> stac = Optional.empty();

  @Override
  public Integer call() throws DataException {
    ReportRun.Result result = new ReportRun(request()).run();
    result
        .damage()
        .ifPresent(
            line ->
                Notices.say(
                    image.map(Object.class::cast).orElse("image of " + run), List.of(line)));
    result.sentences().forEach(spec.commandLine().getOut()::println);
    result.written().forEach(file -> spec.commandLine().getOut().println(file + " written"));
    return (result.damage().isPresent() ? ExitCode.DONE_WITH_REJECTED : ExitCode.DONE).value();
  }

  private LayerOptions checkpointOptions() throws DataException {
    LayerOptions options = LayerOptions.DEFAULT;
    return shared.crs().isPresent()
        ? options.withCrs(CrsCodes.parse(shared.crs().get(), "--crs"))
        : options;
  }

  private ReportRequest request() throws DataException {
    try {
      return new ReportRequest(
          run,
          image,
          checkpoints,
          checkpointOptions(),
          checkpointError,
          similarity,
          id,
          output,
          quality,
          iso19157,
          residuals,
          points,
          stac,
          shared.overwrite());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }
}
