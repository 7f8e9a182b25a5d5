package org.cadalign.raster;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.cadalign.gate.Budget;
import org.cadalign.gate.DataException;

/**
 * A copy of a raw image in a temporary file of uncompressed tiles, for images of which a window
 * cannot be had without decoding much more: PNG, JPEG, wide strips. The file is deleted on close.
 *
 * <p>A tile holds 256 x 256 pixels: every band in turn, then the validity, one byte a pixel.
 */
final class ScratchImage implements RawImage {
  private static final int TILE = 256;

  private final RawImage original;
  private final Path file;
  private final FileChannel channel;

  private ScratchImage(RawImage original, Path file, FileChannel channel) {
    this.original = original;
    this.file = file;
    this.channel = channel;
  }

  /**
   * Copies an image; the original is closed with the copy.
   *
   * @throws DataException if the copy would be larger than the budget, or the image is damaged
   */
  static ScratchImage copy(RawImage original, Path directory, Budget budget) throws DataException {
    checkBudget(original, budget);
    try {
      Path file = Files.createTempFile(directory, "cadalign-", ".tiles");
      FileChannel channel =
          FileChannel.open(
              file,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
      ScratchImage scratch = new ScratchImage(original, file, channel);
      try {
        scratch.fill();
      } catch (DataException | IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
      return scratch;
    } catch (IOException e) {
      throw new DataException(
          DataException.Code.WRITE_FAILED,
          original.name(),
          "its temporary copy cannot be written to " + directory + " (" + e.getMessage() + ")",
          "make room there, or convert the image: gdal_translate -co TILED=YES",
          e);
    }
  }

  private static void checkBudget(RawImage original, Budget budget) throws DataException {
    Shape shape = original.shape();
    long bytes = tiles(shape.width()) * tiles(shape.height()) * tileBytes(shape);
    if (bytes > budget.maxTempBytes()) {
      throw new DataException(
          DataException.Code.OVER_BUDGET,
          original.name(),
          "it is not tiled, and a tiled copy needs " + (bytes >> 20) + " MiB of temporary file",
          "raise --max-temp, or convert it: gdal_translate -co TILED=YES");
    }
  }

  private static int tileBytes(Shape shape) {
    return TILE * TILE * (shape.bands() * (shape.bits() / 8) + 1);
  }

  private void fill() throws DataException, IOException {
    Shape shape = shape();
    int rows = Math.max(TILE, original.blocks().height() / TILE * TILE);
    for (int y = 0; y < shape.height(); y += rows) {
      Window band = new Window(0, y, shape.width(), Math.min(rows, shape.height() - y));
      Samples samples = original.read(band);
      for (int tileY = y; tileY < y + band.height(); tileY += TILE) {
        for (int x = 0; x < shape.width(); x += TILE) {
          writeTile(samples, x, tileY);
        }
      }
    }
  }

  private void writeTile(Samples from, int x, int y) throws IOException {
    ByteBuffer tile = ByteBuffer.allocate(tileBytes(shape()));
    int width = Math.min(TILE, shape().width() - x);
    int height = Math.min(TILE, from.window().y() + from.window().height() - y);
    for (int plane = 0; plane <= shape().bands(); plane++) {
      for (int row = 0; row < height; row++) {
        tile.position(position(plane, row));
        int at = (y - from.window().y() + row) * from.window().width() + x;
        for (int i = at; i < at + width; i++) {
          if (plane == shape().bands()) {
            tile.put(from.valid()[i]);
          } else if (shape().bits() == 8) {
            tile.put((byte) from.samples()[plane][i]);
          } else {
            tile.putShort(from.samples()[plane][i]);
          }
        }
      }
    }
    tile.rewind();
    for (long to = offset(x / TILE, y / TILE); tile.hasRemaining(); ) {
      to += channel.write(tile, to);
    }
  }

  private int position(int plane, int row) {
    int sample = shape().bits() / 8;
    int rowBytes = plane < shape().bands() ? TILE * sample : TILE;
    return plane * TILE * TILE * sample + row * rowBytes;
  }

  private long offset(int column, int row) {
    return (row * tiles(shape().width()) + column) * tileBytes(shape());
  }

  /** Tiles that cover a length in pixels. */
  private static long tiles(int length) {
    return ((long) length + TILE - 1) / TILE;
  }

  @Override
  public String name() {
    return original.name();
  }

  @Override
  public Shape shape() {
    return original.shape();
  }

  @Override
  public Blocks blocks() {
    return new Blocks(TILE, TILE, true);
  }

  @Override
  public Optional<Georeference> georeference() {
    return original.georeference();
  }

  @Override
  public Samples read(Window w) throws DataException {
    Samples out = new Samples(w, new short[shape().bands()][w.area()], new byte[w.area()]);
    try {
      for (int row = w.y() / TILE; row <= (w.y() + w.height() - 1) / TILE; row++) {
        for (int column = w.x() / TILE; column <= (w.x() + w.width() - 1) / TILE; column++) {
          readTile(out, column, row);
        }
      }
      return out;
    } catch (IOException e) {
      throw new DataException(
          DataException.Code.UNREADABLE,
          name(),
          "its temporary copy " + file + " cannot be read",
          "keep the temporary folder while the program runs",
          e);
    }
  }

  private void readTile(Samples out, int column, int row) throws IOException {
    ByteBuffer tile = ByteBuffer.allocate(tileBytes(shape()));
    long from = offset(column, row);
    while (tile.hasRemaining()) {
      if (channel.read(tile, from + tile.position()) < 0) {
        throw new EOFException();
      }
    }
    Window w = out.window();
    int x0 = Math.max(w.x(), column * TILE);
    int x1 = Math.min(w.x() + w.width(), (column + 1) * TILE);
    int y1 = Math.min(w.y() + w.height(), (row + 1) * TILE);
    for (int plane = 0; plane <= shape().bands(); plane++) {
      for (int y = Math.max(w.y(), row * TILE); y < y1; y++) {
        int unit = plane < shape().bands() ? shape().bits() / 8 : 1;
        tile.position(position(plane, y - row * TILE) + (x0 - column * TILE) * unit);
        int at = (y - w.y()) * w.width() + x0 - w.x();
        copyRow(tile, out, plane, at, x1 - x0);
      }
    }
  }

  private void copyRow(ByteBuffer tile, Samples out, int plane, int at, int n) {
    if (plane == shape().bands()) {
      tile.get(out.valid(), at, n);
      return;
    }
    short[] target = out.samples()[plane];
    for (int i = at; i < at + n; i++) {
      target[i] = shape().bits() == 8 ? (short) (tile.get() & 0xff) : tile.getShort();
    }
  }

  @Override
  public void close() {
    original.close();
    try {
      channel.close();
    } catch (IOException e) {
      // The file is marked for deletion; nothing of the user's is in it.
    }
  }
}
