package org.cadalign.raster;

import java.awt.Rectangle;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.SampleModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import org.cadalign.gate.Budget;
import org.cadalign.gate.DataException;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;

/**
 * A PNG or JPEG file: it can only be decoded from its beginning, so a large one is copied before it
 * is used.
 */
final class StreamImage implements RawImage {
  private static final int ROWS_PIXELS = 32 << 20;
  private static final int SMALL_PIXELS = 1 << 18;

  private final Path file;
  private final String format;
  private final Shape shape;
  private final Optional<Georeference> georeference;

  private StreamImage(Path file, String format, Shape shape, Optional<Georeference> georeference) {
    this.file = file;
    this.format = format;
    this.shape = shape;
    this.georeference = georeference;
  }

  /**
   * @param format {@code "png"} or {@code "jpeg"}, as the file's first bytes say
   */
  static StreamImage open(
      Path file, String format, Optional<CoordinateReferenceSystem> crs, Budget budget)
      throws DataException {
    return new StreamImage(
        file, format, shape(file, format, budget), Georeferences.beside(file, crs));
  }

  private interface Use<T> {
    T of(ImageReader reader) throws IOException, DataException;
  }

  private static <T> T with(Path file, String format, Use<T> use) throws DataException {
    ImageReader reader = reader(format);
    try (ImageInputStream stream = new FileImageInputStream(file.toFile())) {
      reader.setInput(stream, true, true);
      return use.of(reader);
    } catch (IOException | RuntimeException e) {
      throw new DataException(
          DataException.Code.CORRUPT,
          file,
          "it cannot be decoded as "
              + format.toUpperCase(java.util.Locale.ROOT)
              + " ("
              + e.getMessage()
              + ")",
          "the file is damaged or of a rare kind: convert it with gdal_translate",
          e);
    } finally {
      reader.dispose();
    }
  }

  /** The JDK's own reader, whatever else is on the class path: the order of the others may vary. */
  private static ImageReader reader(String format) {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
    while (readers.hasNext()) {
      ImageReader reader = readers.next();
      if (reader.getClass().getName().startsWith("com.sun.imageio.")) {
        return reader;
      }
    }
    throw new IllegalStateException("this Java has no reader of " + format);
  }

  private static Shape shape(Path file, String format, Budget budget) throws DataException {
    return with(
        file,
        format,
        reader -> {
          int width = reader.getWidth(0);
          int height = reader.getHeight(0);
          budget.checkSize(file, width, height);
          Iterator<ImageTypeSpecifier> types = reader.getImageTypes(0);
          if (!types.hasNext()) {
            throw refused(file, "its colours are CMYK");
          }
          ImageTypeSpecifier type = types.next();
          if (type.getColorModel() instanceof IndexColorModel) {
            throw refused(file, "its colours are a palette");
          }
          SampleModel model = type.getSampleModel();
          int bits = model.getSampleSize(0);
          if (bits != 8 && bits != 16) {
            throw refused(file, "its samples have " + bits + " bits");
          }
          int bands = model.getNumBands();
          Budget.checkRatio(file, Files.size(file), (long) width * height * bands * (bits / 8));
          OptionalInt alpha =
              type.getColorModel().hasAlpha() ? OptionalInt.of(bands - 1) : OptionalInt.empty();
          return new Shape(width, height, bands, bits, alpha, false, OptionalDouble.empty());
        });
  }

  private static DataException refused(Path file, String reason) {
    return new DataException(
        DataException.Code.UNSUPPORTED_FORMAT,
        file,
        reason,
        "accepted are gray and RGB of 8 or 16 bits, with or without alpha; convert it with"
            + " gdal_translate -expand rgb, or with any image editor");
  }

  @Override
  public String name() {
    return file.toString();
  }

  @Override
  public Shape shape() {
    return shape;
  }

  @Override
  public Blocks blocks() {
    boolean small = (long) shape.width() * shape.height() <= SMALL_PIXELS;
    int rows = Math.min(shape.height(), Math.max(256, ROWS_PIXELS / shape.width()));
    return new Blocks(shape.width(), rows, small);
  }

  @Override
  public Optional<Georeference> georeference() {
    return georeference;
  }

  @Override
  public Samples read(Window w) throws DataException {
    Raster raster =
        with(
            file,
            format,
            reader -> {
              ImageReadParam region = reader.getDefaultReadParam();
              region.setSourceRegion(new Rectangle(w.x(), w.y(), w.width(), w.height()));
              return reader.read(0, region).getRaster();
            });
    byte[] valid = new byte[w.area()];
    java.util.Arrays.fill(valid, (byte) 1);
    return new Samples(w, RasterSamples.copy(raster, shape.bands()), valid);
  }

  @Override
  public void close() {}
}
