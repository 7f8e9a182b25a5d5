package org.cadalign.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.cadalign.gate.DataException;
import org.cadalign.raster.WorkingGrid;
import org.cadalign.run.Notice;
import org.cadalign.trust.Among;
import org.cadalign.trust.NearestBy;
import org.cadalign.trust.SimilarityRequest;
import org.cadalign.trust.SimilarityRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Counts which samples the network treats as it treats each building. */
@Command(
    name = "similarity",
    description = {
      "Counts, for each building, the training patches that the network treats alike (N_S), and says"
          + " how much of the noise of their labels that averages away. No ground truth is needed.",
      "The same command again goes on where it was stopped; --overwrite replaces what the folder"
          + " holds, but for counts of this very run."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExample:%n",
    footer = "  cadalign similarity city.model ortho.tif buildings.gpkg -o similarity")
final class SimilarityCommand implements Callable<Integer> {
  private static final String SHIPPED = "shipped";

  @Spec private CommandSpec spec;

  @Mixin(name = SharedOptions.NAME)
  private SharedOptions shared;

  @Parameters(
      index = "0",
      paramLabel = "MODEL",
      description = "Model file, or the word shipped for the one that is shipped.")
  private Path model;

  @Parameters(
      index = "1",
      paramLabel = "IMAGE",
      description = "GeoTIFF, PNG or JPEG with world file, VRT, or a folder of tiles.")
  private Path image;

  @Parameters(
      index = "2",
      paramLabel = "LAYER",
      description = "GeoPackage, GeoJSON, Shapefile or FlatGeobuf.")
  private Path layer;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "DIR",
      description = "Folder to write to; it is made where it does not exist.")
  private Path output;

  @Mixin private LayerSelection selection;

  @Mixin private ImageSelection imageSelection;

  @Option(
      names = "--against",
      paramLabel = "WHAT",
      defaultValue = "model",
      description =
          "model (the examples that the model carries of its training data) or self (the patches of"
              + " the image); default: ${DEFAULT-VALUE}.")
  private Among among = Among.MODEL;

  @Option(
      names = "--patch",
      paramLabel = "PX",
      defaultValue = "128",
      description = "Side of a building's patch, pixels of its level; default: ${DEFAULT-VALUE}.")
  private int patch = 128;

  @Option(
      names = "--tile",
      paramLabel = "PX|M",
      defaultValue = "256",
      description =
          "Side of the tiles of counts.tif: pixels of 0.3 m, or metres as 80m;"
              + " default: ${DEFAULT-VALUE}.")
  private String tile = "256";

  @Option(
      names = "--nearest",
      paramLabel = "K",
      defaultValue = "10",
      description = "Nearest patches of a tile on the contact sheet; default: ${DEFAULT-VALUE}.")
  private int nearest = 10;

  @Option(
      names = "--by",
      paramLabel = "WHAT",
      defaultValue = "gradients",
      description =
          "What they are nearest by: gradients (how alike the network treats them, k^C), or"
              + " activations (how alike they look to it, a baseline); default: ${DEFAULT-VALUE}.")
  private NearestBy by = NearestBy.GRADIENTS;

  @Override
  public Integer call() throws DataException, InterruptedException {
    SimilarityRun run = new SimilarityRun(request(), shared.usableEngine(), shared.progress());
    SimilarityRun.Result result = run.run();
    Notices.say(result.notices(), this::file);
    Notices.rejections(layer, result.rejected());
    result.summary().lines().forEach(spec.commandLine().getOut()::println);
    spec.commandLine().getOut().println(output + " written");
    boolean someRejected = !result.rejected().isEmpty() || result.damaged();
    return (someRejected ? ExitCode.DONE_WITH_REJECTED : ExitCode.DONE).value();
  }

  private Object file(Notice.Subject about) {
    return switch (about) {
      case MODEL -> model;
      case IMAGE -> image;
      case LAYER -> layer;
      case OUTPUT, FINDINGS -> output;
    };
  }

  private SimilarityRequest request() throws DataException {
    Optional<Path> file = Optional.of(model).filter(m -> !m.toString().equals(SHIPPED));
    int side = tileSide();
    try {
      return new SimilarityRequest(
          ModelFiles.read(file),
          file,
          image,
          layer,
          imageSelection.options(shared.crs()),
          selection.options(shared.crs()),
          among,
          patch,
          side,
          nearest,
          by,
          output,
          shared.seed(),
          shared.threads(),
          shared.overwrite(),
          OptionValues.of(spec));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  /** Pixels of level 1. */
  private int tileSide() {
    String text = tile.toLowerCase(Locale.ROOT).strip();
    try {
      double pixels =
          text.endsWith("m")
              ? Double.parseDouble(text.substring(0, text.length() - 1)) / WorkingGrid.METRES
              : Integer.parseInt(text);
      if (pixels >= 8 && pixels <= 1e6) {
        return (int) Math.rint(pixels);
      }
    } catch (NumberFormatException e) {
      // Said below, as for a number that is out of range.
    }
    throw new ParameterException(
        spec.commandLine(),
        "--tile " + tile + " is no size: give pixels, 8 or more, or metres as 80m");
  }
}
