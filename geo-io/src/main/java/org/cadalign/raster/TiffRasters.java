package org.cadalign.raster;

import it.geosolutions.imageio.plugins.tiff.EXIFParentTIFFTagSet;
import it.geosolutions.imageio.plugins.tiff.TIFFImageReadParam;
import it.geosolutions.imageioimpl.plugins.tiff.TIFFImageReader;
import it.geosolutions.imageioimpl.plugins.tiff.TIFFImageReaderSpi;
import java.awt.Rectangle;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import org.cadalign.gate.DataException;
import org.cadalign.gate.TiffDirectory;

/**
 * Decodes windows of a scanned TIFF file with ImageIO-ext; each thread borrows a reader of its own.
 */
final class TiffRasters implements AutoCloseable {
  private final Path file;
  private final long length;
  private final Queue<PlanarReader> idle = new ConcurrentLinkedQueue<>();
  private volatile boolean closed;

  TiffRasters(Path file) throws DataException {
    this.file = file;
    try {
      this.length = Files.size(file);
    } catch (IOException e) {
      throw undecodable("its size", e);
    }
  }

  /** The samples of a window; the raster is the window's, wherever its origin is said to be. */
  Raster read(TiffDirectory directory, Window window) throws DataException {
    checkBlocks(directory, window);
    String place = "window " + window.x() + ", " + window.y();
    return borrow(
        place,
        reader -> {
          reader.trust(directory);
          ImageReadParam region = reader.getDefaultReadParam();
          region.setSourceRegion(
              new Rectangle(window.x(), window.y(), window.width(), window.height()));
          Raster raster = reader.read(directory.index(), region).getRaster();
          if (raster.getWidth() != window.width() || raster.getHeight() != window.height()) {
            throw new IOException("decoded " + raster.getWidth() + " x " + raster.getHeight());
          }
          return raster;
        });
  }

  /** The metadata of a directory, for its GeoKeys. */
  IIOMetadata metadata(TiffDirectory directory) throws DataException {
    return borrow("its tags", reader -> reader.getImageMetadata(directory.index()));
  }

  /** Whether a block is not in the file at all, which means that it holds no data. */
  static boolean absent(TiffDirectory directory, int block) {
    return directory.offsets()[block] == 0 || directory.byteCounts()[block] == 0;
  }

  @Override
  public void close() {
    closed = true;
    for (PlanarReader reader = idle.poll(); reader != null; reader = idle.poll()) {
      dispose(reader);
    }
  }

  private interface Use<T> {
    T of(PlanarReader reader) throws IOException;
  }

  private PlanarReader open() throws DataException {
    try {
      PlanarReader reader = new PlanarReader();
      reader.setInput(new FileImageInputStream(file.toFile()));
      return reader;
    } catch (IOException e) {
      throw new DataException(
          DataException.Code.UNREADABLE,
          file,
          "it can no longer be opened (" + e.getMessage() + ")",
          "see that it is still there",
          e);
    }
  }

  private <T> T borrow(String place, Use<T> use) throws DataException {
    PlanarReader reader = idle.poll();
    try {
      if (reader == null) {
        reader = open();
      }
      T result = use.of(reader);
      idle.add(reader);
      reader = null;
      return result;
    } catch (IOException | RuntimeException e) {
      // Decoders throw kinds of their own; this one is of the disk or the connection.
      throw e.getClass() == IOException.class ? unreadable(place, e) : undecodable(place, e);
    } finally {
      if (reader != null) {
        dispose(reader);
      }
      if (closed) {
        close();
      }
    }
  }

  private void checkBlocks(TiffDirectory directory, Window window) throws DataException {
    int planes = directory.planar() ? directory.bands() : 1;
    int perPlane = directory.blocksAcross() * directory.blocksDown();
    int lastRow = (window.y() + window.height() - 1) / directory.blockHeight();
    int lastColumn = (window.x() + window.width() - 1) / directory.blockWidth();
    for (int plane = 0; plane < planes; plane++) {
      for (int row = window.y() / directory.blockHeight(); row <= lastRow; row++) {
        for (int column = window.x() / directory.blockWidth(); column <= lastColumn; column++) {
          checkBlock(directory, plane * perPlane + row * directory.blocksAcross() + column);
        }
      }
    }
  }

  private void checkBlock(TiffDirectory directory, int block) throws DataException {
    long offset = directory.offsets()[block];
    long count = directory.byteCounts()[block];
    if (offset < 0 || count < 0 || count > length || offset > length - count) {
      throw new DataException(
          DataException.Code.CORRUPT,
          file,
          "block "
              + block
              + " at byte "
              + Long.toUnsignedString(offset)
              + " lies beyond the end of the file at byte "
              + length,
          "the file is incomplete: copy or export it again");
    }
  }

  private DataException unreadable(String place, Exception cause) {
    return new DataException(
        DataException.Code.UNREADABLE,
        file,
        place + " cannot be read (" + cause.getMessage() + ")",
        "check the disk, or the connection to it",
        cause);
  }

  private DataException undecodable(String place, Exception cause) {
    return new DataException(
        DataException.Code.CORRUPT,
        file,
        place + " cannot be decoded (" + cause + ")",
        "the file is damaged or of a rare kind: write it again with gdal_translate",
        cause);
  }

  private static void dispose(ImageReader reader) {
    Object input = reader.getInput();
    reader.dispose();
    try {
      if (input instanceof ImageInputStream stream) {
        stream.close();
      }
    } catch (IOException e) {
      // Nothing was written through it, so nothing is lost.
    }
  }

  /**
   * ImageIO-ext doubts bands that are stored apart before it knows the size of the blocks: it takes
   * three tiles, or nine strips, for blocks that hold all bands at once. The scan knows better.
   *
   * <p>It also follows the tags of cameras (EXIF, GPS) to directories that were not scanned, whose
   * values it would hold whatever their size, and in a BigTIFF reads them as those of a small one.
   * Nobody asks for them, so that they are not among the tags that it knows.
   */
  private static final class PlanarReader extends TIFFImageReader {
    private static final int PLANAR = 2;

    PlanarReader() {
      super(new TIFFImageReaderSpi());
    }

    /** Asked for by the constructor above, so that it holds for the first directory too. */
    @Override
    public ImageReadParam getDefaultReadParam() {
      TIFFImageReadParam param = new TIFFImageReadParam();
      param.removeAllowedTagSet(EXIFParentTIFFTagSet.getInstance());
      return param;
    }

    void trust(TiffDirectory directory) throws IOException {
      // The first question about an image has the reader parse its tags.
      getWidth(directory.index());
      if (directory.planar()) {
        planarConfiguration = PLANAR;
      }
    }
  }
}
