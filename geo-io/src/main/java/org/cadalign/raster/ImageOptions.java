package org.cadalign.raster;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.cadalign.gate.Budget;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;

/**
 * What a user may say of an image; by default everything is taken from the file.
 *
 * @param bands which three bands (or one) to use, from 1; by default the first three
 * @param nodata the value that means no data when all used bands have it
 * @param crs the coordinate system where the file names none; east or longitude first
 * @param budget what the image may cost
 * @param tempDirectory where a temporary copy goes that can be read by window
 */
public record ImageOptions(
    Optional<List<Integer>> bands,
    OptionalDouble nodata,
    Optional<CoordinateReferenceSystem> crs,
    Budget budget,
    Path tempDirectory) {
  public ImageOptions {
    bands = bands.map(List::copyOf);
    bands.ifPresent(ImageOptions::check);
  }

  /** Everything from the file, the default budget, the system's temporary folder. */
  public static ImageOptions defaults() {
    return new ImageOptions(
        Optional.empty(),
        OptionalDouble.empty(),
        Optional.empty(),
        Budget.defaults(),
        Path.of(System.getProperty("java.io.tmpdir")));
  }

  public ImageOptions withBands(List<Integer> numbers) {
    return new ImageOptions(Optional.of(numbers), nodata, crs, budget, tempDirectory);
  }

  public ImageOptions withNodata(double value) {
    return new ImageOptions(bands, OptionalDouble.of(value), crs, budget, tempDirectory);
  }

  public ImageOptions withCrs(CoordinateReferenceSystem system) {
    return new ImageOptions(bands, nodata, Optional.of(system), budget, tempDirectory);
  }

  public ImageOptions withBudget(Budget limits) {
    return new ImageOptions(bands, nodata, crs, limits, tempDirectory);
  }

  private static void check(List<Integer> numbers) {
    if ((numbers.size() != 1 && numbers.size() != 3) || numbers.stream().anyMatch(b -> b < 1)) {
      throw new IllegalArgumentException("one or three bands, counted from 1, not " + numbers);
    }
  }
}
