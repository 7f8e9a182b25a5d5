package org.cadalign.raster;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.cadalign.gate.DataException;

/**
 * The three bands of a raw image that are used, and what the file itself says of their validity.
 */
final class SelectedBands {
  private static final int BLOCK_PIXELS = 4 << 20;

  private final RawImage image;
  private final int[] bands;
  private final OptionalDouble nodata;
  private final List<String> notices;

  private SelectedBands(RawImage image, int[] bands, OptionalDouble nodata, List<String> notices) {
    this.image = image;
    this.bands = bands;
    this.nodata = nodata;
    this.notices = notices;
  }

  /**
   * @throws DataException if the file has more than three bands and nobody says which to use
   */
  static SelectedBands of(RawImage image, ImageOptions options) throws DataException {
    RawImage.Shape shape = image.shape();
    OptionalDouble nodata = options.nodata().isPresent() ? options.nodata() : shape.nodata();
    if (options.bands().isPresent()) {
      int[] bands = chosen(image, options.bands().get());
      String notice = "bands " + options.bands().get() + " of " + shape.bands() + " are used";
      return new SelectedBands(image, bands, nodata, List.of(notice));
    }
    int colours = shape.bands() - (shape.alpha().isPresent() ? 1 : 0);
    if (colours == 1) {
      String notice = "its one band is used as red, green and blue";
      return new SelectedBands(image, new int[3], nodata, List.of(notice));
    }
    if (colours != 3 || (shape.alpha().isPresent() && shape.alpha().getAsInt() != 3)) {
      throw new DataException(
          DataException.Code.UNSUPPORTED_FORMAT,
          image.name(),
          "it has " + shape.bands() + " bands and three are needed",
          "say which are red, green and blue, for example --bands 3,2,1");
    }
    return new SelectedBands(image, new int[] {0, 1, 2}, nodata, List.of());
  }

  private static int[] chosen(RawImage image, List<Integer> numbers) throws DataException {
    for (int number : numbers) {
      if (number > image.shape().bands()) {
        throw new DataException(
            DataException.Code.BAD_VALUE,
            image.name(),
            "--bands names band " + number + ", it has " + image.shape().bands(),
            "count the bands from 1");
      }
    }
    return IntStream.range(0, 3).map(i -> numbers.get(numbers.size() == 1 ? 0 : i) - 1).toArray();
  }

  String name() {
    return image.name();
  }

  int width() {
    return image.shape().width();
  }

  int height() {
    return image.shape().height();
  }

  int bits() {
    return image.shape().bits();
  }

  /** What was done to get three bands, one line each. */
  List<String> notices() {
    return notices;
  }

  /** Whether the file says itself which pixels hold data. */
  boolean tagged() {
    RawImage.Shape shape = image.shape();
    return shape.masked() || shape.alpha().isPresent() || nodata.isPresent();
  }

  /** Whether a block is as wide as the image, so that a column costs as much as the whole. */
  boolean blocksAreRows() {
    return image.blocks().width() >= width();
  }

  /** Rows to read at once when the whole image is read, in whole blocks. */
  int blockRows() {
    int rows = image.blocks().height();
    return Math.min(height(), Math.max(1, BLOCK_PIXELS / width() / rows) * rows);
  }

  /** The three bands, and the validity that tag, alpha and mask give. */
  RawImage.Samples read(Window window) throws DataException {
    RawImage.Samples all = image.read(window);
    byte[] valid = all.valid();
    OptionalInt alpha = image.shape().alpha();
    if (alpha.isPresent()) {
      clearWhere(valid, 0, all.samples()[alpha.getAsInt()]);
    }
    short[][] selected = select(all.samples());
    if (nodata.isPresent() && nodata.getAsDouble() == (int) nodata.getAsDouble()) {
      clearWhere(valid, (int) nodata.getAsDouble(), selected);
    }
    return new RawImage.Samples(window, selected, valid);
  }

  private short[][] select(short[][] all) {
    return Arrays.stream(bands).mapToObj(b -> all[b]).toArray(short[][]::new);
  }

  private static void clearWhere(byte[] valid, int value, short[]... bands) {
    for (int i = 0; i < valid.length; i++) {
      boolean same = true;
      for (short[] band : bands) {
        same &= (band[i] & 0xffff) == value;
      }
      if (same) {
        valid[i] = 0;
      }
    }
  }
}
