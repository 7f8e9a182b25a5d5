package org.cadalign.raster;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import javax.imageio.plugins.tiff.BaselineTIFFTagSet;
import org.cadalign.gate.Budget;
import org.cadalign.gate.DataException;
import org.cadalign.gate.TiffDirectory;
import org.cadalign.gate.TiffScan;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;

/** A TIFF file of 8 or 16 bits, with its internal or external mask. */
final class TiffImage implements RawImage {
  private static final String ACCEPTED =
      "accepted are gray, gray with alpha, RGB, RGBA and multispectral TIFF of 8 or 16 bits"
          + " unsigned, uncompressed or LZW, DEFLATE, ZSTD, PACKBITS, JPEG; convert it with"
          + " gdal_translate";
  private static final Set<Integer> CODECS = Set.of(1, 5, 7, 8, 32773, 32946, 50000);
  private static final Map<Integer, String> OTHER_CODECS =
      Map.of(
          6, "old JPEG", 34887, "LERC", 34925, "LZMA", 50001, "WEBP", 50002, "JPEG XL", 4, "CCITT");
  private static final Set<Integer> ALPHA =
      Set.of(
          BaselineTIFFTagSet.EXTRA_SAMPLES_ASSOCIATED_ALPHA,
          BaselineTIFFTagSet.EXTRA_SAMPLES_UNASSOCIATED_ALPHA);
  private static final int CELL = 256;
  private static final int WIDEST_STRIP = 8192;
  private static final long LARGEST_STRIP = 8L << 20;

  private final Path file;
  private final TiffDirectory directory;
  private final TiffRasters rasters;
  private final Optional<TiffMask> mask;
  private final Optional<Georeference> georeference;

  private TiffImage(
      Path file,
      TiffDirectory directory,
      TiffRasters rasters,
      Optional<TiffMask> mask,
      Optional<Georeference> georeference) {
    this.file = file;
    this.directory = directory;
    this.rasters = rasters;
    this.mask = mask;
    this.georeference = georeference;
  }

  static TiffImage open(Path file, Optional<CoordinateReferenceSystem> crs, Budget budget)
      throws DataException {
    List<TiffDirectory> directories = TiffScan.read(file, budget);
    TiffDirectory main = directories.get(0);
    checkKind(file, main);
    TiffRasters rasters = new TiffRasters(file);
    Optional<TiffMask> mask = Optional.empty();
    try {
      mask = mask(file, directories, rasters, budget);
      Optional<Georeference> place = Georeferences.ofTiff(file, main, rasters, crs);
      return new TiffImage(file, main, rasters, mask, place);
    } catch (DataException | RuntimeException e) {
      rasters.close();
      mask.ifPresent(TiffMask::close);
      throw e;
    }
  }

  private static void checkKind(Path file, TiffDirectory d) throws DataException {
    if (!CODECS.contains(d.compression())) {
      String name = OTHER_CODECS.getOrDefault(d.compression(), "number " + d.compression());
      throw refused(file, "its compression is " + name);
    }
    if (d.sampleFormat() != BaselineTIFFTagSet.SAMPLE_FORMAT_UNSIGNED_INTEGER
        || (d.bits() != 8 && d.bits() != 16)) {
      String kind =
          switch (d.sampleFormat()) {
            case BaselineTIFFTagSet.SAMPLE_FORMAT_FLOATING_POINT -> "floating point";
            case BaselineTIFFTagSet.SAMPLE_FORMAT_SIGNED_INTEGER -> "signed";
            default -> "unsigned";
          };
      throw refused(file, "its samples are " + kind + " of " + d.bits() + " bits");
    }
    switch (d.photometric()) {
      case BaselineTIFFTagSet.PHOTOMETRIC_INTERPRETATION_BLACK_IS_ZERO,
          BaselineTIFFTagSet.PHOTOMETRIC_INTERPRETATION_RGB -> {}
      case BaselineTIFFTagSet.PHOTOMETRIC_INTERPRETATION_Y_CB_CR -> {
        if (d.compression() != BaselineTIFFTagSet.COMPRESSION_JPEG) {
          throw refused(file, "its colours are YCbCr without JPEG");
        }
      }
      case BaselineTIFFTagSet.PHOTOMETRIC_INTERPRETATION_WHITE_IS_ZERO ->
          throw refused(file, "its gray values run from white to black");
      case BaselineTIFFTagSet.PHOTOMETRIC_INTERPRETATION_PALETTE_COLOR ->
          throw refused(file, "its colours are a palette (gdal_translate -expand rgb)");
      case BaselineTIFFTagSet.PHOTOMETRIC_INTERPRETATION_CMYK ->
          throw refused(file, "its colours are CMYK");
      default -> throw refused(file, "its colours are of kind " + d.photometric());
    }
  }

  private static DataException refused(Path file, String reason) {
    return new DataException(DataException.Code.UNSUPPORTED_FORMAT, file, reason, ACCEPTED);
  }

  private static Optional<TiffMask> mask(
      Path file, List<TiffDirectory> directories, TiffRasters rasters, Budget budget)
      throws DataException {
    TiffDirectory main = directories.get(0);
    Path outside = file.resolveSibling(file.getFileName() + ".msk");
    if (Files.isRegularFile(outside)) {
      TiffDirectory first = TiffScan.read(outside, budget).get(0);
      return Optional.of(TiffMask.of(outside, main, first, new TiffRasters(outside), true));
    }
    for (TiffDirectory d : directories) {
      if (d.isMask() && !d.isOverview() && d.index() > 0) {
        return Optional.of(TiffMask.of(file, main, d, rasters, false));
      }
    }
    return Optional.empty();
  }

  @Override
  public String name() {
    return file.toString();
  }

  @Override
  public Shape shape() {
    return new Shape(
        directory.width(),
        directory.height(),
        directory.bands(),
        directory.bits(),
        alpha(),
        mask.isPresent(),
        nodata());
  }

  private OptionalInt alpha() {
    List<Integer> extra = directory.extraSamples();
    for (int i = 0; i < extra.size(); i++) {
      if (ALPHA.contains(extra.get(i))) {
        return OptionalInt.of(directory.bands() - extra.size() + i);
      }
    }
    return OptionalInt.empty();
  }

  private OptionalDouble nodata() {
    try {
      return directory.nodata().isPresent()
          ? OptionalDouble.of(Double.parseDouble(directory.nodata().get()))
          : OptionalDouble.empty();
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }

  @Override
  public Blocks blocks() {
    if (directory.tiled()) {
      boolean small = directory.blockBytes() <= LARGEST_STRIP;
      return new Blocks(cell(directory.blockWidth()), cell(directory.blockHeight()), small);
    }
    int rows = Math.max(1, 64 / directory.blockHeight()) * directory.blockHeight();
    boolean direct = directory.width() <= WIDEST_STRIP && directory.blockBytes() <= LARGEST_STRIP;
    return new Blocks(
        directory.width(),
        directory.compression() == BaselineTIFFTagSet.COMPRESSION_NONE ? 64 : rows,
        direct);
  }

  private static int cell(int side) {
    return side >= CELL ? side : CELL / side * side;
  }

  @Override
  public Optional<Georeference> georeference() {
    return georeference;
  }

  @Override
  public Samples read(Window window) throws DataException {
    byte[] valid = new byte[window.area()];
    if (mask.isPresent()) {
      mask.get().read(window, valid);
    } else {
      Arrays.fill(valid, (byte) 1);
    }
    AbsentBlocks absent = new AbsentBlocks(directory);
    short[][] samples =
        absent.anyIn(window) ? absent.around(window, valid, part -> decode(part)) : decode(window);
    return new Samples(window, samples, valid);
  }

  private short[][] decode(Window window) throws DataException {
    return RasterSamples.copy(rasters.read(directory, window), directory.bands());
  }

  @Override
  public void close() {
    rasters.close();
    mask.ifPresent(TiffMask::close);
  }
}
