package org.cadalign.cli;

import java.util.List;
import java.util.Optional;
import org.cadalign.crs.CrsCodes;
import org.cadalign.gate.DataException;
import org.cadalign.raster.ImageOptions;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options that say how an image is read. */
final class ImageSelection {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--bands",
      split = ",",
      paramLabel = "R,G,B",
      description = "Which bands of the image to use, from 1.")
  private List<Integer> bands = List.of();

  @Option(
      names = "--nodata",
      paramLabel = "V",
      description = "Value of the image that means no data.")
  private Optional<Double> nodata = Optional.empty();

  @Option(
      names = "--max-temp",
      paramLabel = "GB",
      defaultValue = "20",
      description = "Room for a temporary copy of an image that is not tiled; default: 20.")
  private double maxTemp = 20;

  /**
   * How to read the image.
   *
   * @param crs as the user gave it with --crs; it counts only where the file names no system
   */
  ImageOptions options(Optional<String> crs) throws DataException {
    if (!(maxTemp >= 0 && maxTemp < 1e9)) {
      throw new ParameterException(spec.commandLine(), "--max-temp: no size: " + maxTemp);
    }
    ImageOptions options = ImageOptions.defaults();
    options = options.withBudget(options.budget().withMaxTempBytes((long) (maxTemp * 1e9)));
    try {
      options = bands.isEmpty() ? options : options.withBands(bands);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--bands: " + e.getMessage(), e);
    }
    options = nodata.isPresent() ? options.withNodata(nodata.get()) : options;
    return crs.isPresent() ? options.withCrs(CrsCodes.parse(crs.get(), "--crs")) : options;
  }
}
