package org.cadalign.raster;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import java.awt.geom.AffineTransform;
import java.awt.geom.NoninvertibleTransformException;
import java.awt.geom.Point2D;
import java.awt.image.Raster;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import javax.imageio.plugins.tiff.BaselineTIFFTagSet;
import org.cadalign.gate.Budget;
import org.cadalign.gate.DataException;
import org.cadalign.gate.TiffDirectory;
import org.cadalign.gate.TiffScan;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;

/**
 * Reads a field back from a GeoTIFF of float32, and samples it bilinearly. Safe for several
 * threads.
 */
public final class FieldReader implements AutoCloseable {
  private static final int CELL = 256;
  private static final long CACHE_BYTES = 64L << 20;

  private final Path file;
  private final TiffDirectory directory;
  private final TiffRasters rasters;
  private final FieldLayout layout;
  private final AffineTransform mapToPixel;
  private final float nodata;
  private final Cache<Long, float[][]> cells;

  private FieldReader(
      Path file, TiffDirectory directory, TiffRasters rasters, Georeference georeference)
      throws NoninvertibleTransformException {
    this.file = file;
    this.directory = directory;
    this.rasters = rasters;
    FieldMetadata metadata =
        FieldMetadata.parse(directory.metadata().orElse("<none/>"), directory.bands());
    this.layout =
        new FieldLayout(
            directory.width(),
            directory.height(),
            georeference,
            metadata.bands(),
            metadata.notes());
    this.mapToPixel = georeference.pixelToMap().createInverse();
    this.nodata = number(directory.nodata().orElse("nan"));
    this.cells =
        CacheBuilder.newBuilder()
            .maximumWeight(CACHE_BYTES)
            .concurrencyLevel(1)
            .<Long, float[][]>weigher((key, cell) -> 4 * cell.length * cell[0].length)
            .build();
  }

  private static float number(String text) {
    try {
      return Float.parseFloat(text.equalsIgnoreCase("nan") ? "NaN" : text);
    } catch (NumberFormatException e) {
      return Float.NaN;
    }
  }

  /**
   * Opens a field.
   *
   * @throws DataException if it is no GeoTIFF of float32, or is damaged
   */
  public static FieldReader open(Path file, Budget budget) throws DataException {
    TiffDirectory directory = TiffScan.read(file, budget).get(0);
    if (directory.sampleFormat() != BaselineTIFFTagSet.SAMPLE_FORMAT_FLOATING_POINT
        || directory.bits() != 32) {
      throw refused(file, "its samples are not of 32 bits, floating point");
    }
    TiffRasters rasters = new TiffRasters(file);
    try {
      Optional<CoordinateReferenceSystem> own = Optional.empty();
      Optional<Georeference> place = Georeferences.ofTiff(file, directory, rasters, own);
      return new FieldReader(
          file,
          directory,
          rasters,
          place.orElseThrow(() -> refused(file, "it does not say where it lies")));
    } catch (NoninvertibleTransformException e) {
      rasters.close();
      throw new IllegalStateException("a georeference is invertible", e);
    } catch (DataException | RuntimeException e) {
      rasters.close();
      throw e;
    }
  }

  private static DataException refused(Path file, String reason) {
    return new DataException(
        DataException.Code.UNSUPPORTED_FORMAT,
        file,
        reason,
        "a field is a GeoTIFF of float32 as align writes it");
  }

  /** What the file holds. */
  public FieldLayout layout() {
    return layout;
  }

  /**
   * The values of a window inside the field, {@code [bands][height * width]}; NaN where there is
   * none.
   */
  public float[][] read(Window window) throws DataException {
    Raster raster = rasters.read(directory, window);
    float[][] values = new float[directory.bands()][];
    for (int band = 0; band < values.length; band++) {
      values[band] =
          raster.getSamples(
              raster.getMinX(),
              raster.getMinY(),
              window.width(),
              window.height(),
              band,
              (float[]) null);
      for (int i = 0; i < values[band].length; i++) {
        values[band][i] = values[band][i] == nodata ? Float.NaN : values[band][i];
      }
    }
    return values;
  }

  /**
   * The field at a map point, bilinear between the centres of its pixels. Pixels without a value
   * are left out, as long as one of the four has one.
   *
   * @param mapX in the field's coordinate system, east or longitude
   * @param mapY north or latitude
   * @return one value for each band; NaN outside of the field or where it has none
   */
  public double[] at(double mapX, double mapY) throws DataException {
    Point2D.Double p = new Point2D.Double(mapX, mapY);
    mapToPixel.transform(p, p);
    double[] sums = new double[directory.bands()];
    if (!(p.x >= 0 && p.y >= 0 && p.x <= directory.width() && p.y <= directory.height())) {
      Arrays.fill(sums, Double.NaN);
      return sums;
    }
    double x = Math.min(Math.max(p.x - 0.5, 0), directory.width() - 1.0);
    double y = Math.min(Math.max(p.y - 0.5, 0), directory.height() - 1.0);
    double[] weights = new double[sums.length];
    for (int corner = 0; corner < 4; corner++) {
      int column = (int) x + corner % 2;
      int row = (int) y + corner / 2;
      double weight = (1 - Math.abs(x - column)) * (1 - Math.abs(y - row));
      if (weight > 0) {
        add(column, row, weight, sums, weights);
      }
    }
    for (int band = 0; band < sums.length; band++) {
      sums[band] = weights[band] == 0 ? Double.NaN : sums[band] / weights[band];
    }
    return sums;
  }

  private void add(int column, int row, double weight, double[] sums, double[] weights)
      throws DataException {
    int left = column / CELL * CELL;
    int top = row / CELL * CELL;
    int width = Math.min(CELL, directory.width() - left);
    float[][] cell = cell(left, top, width);
    for (int band = 0; band < sums.length; band++) {
      float value = cell[band][(row - top) * width + column - left];
      if (!Float.isNaN(value)) {
        sums[band] += weight * value;
        weights[band] += weight;
      }
    }
  }

  private float[][] cell(int left, int top, int width) throws DataException {
    try {
      return cells.get(
          (long) top << 32 | left,
          () -> read(new Window(left, top, width, Math.min(CELL, directory.height() - top))));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof DataException fault) {
        throw fault;
      }
      throw new IllegalStateException(file + " " + left + ", " + top, e);
    }
  }

  @Override
  public void close() {
    rasters.close();
  }
}
