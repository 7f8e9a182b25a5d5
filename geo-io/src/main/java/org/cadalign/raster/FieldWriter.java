package org.cadalign.raster;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.zip.Deflater;
import org.cadalign.crs.CrsCodes;
import org.cadalign.gate.DataException;
import org.cadalign.gate.StagedOutput;

/**
 * Writes a field as a GeoTIFF of float32: tiles of 256 x 256, deflated, one plane for each band,
 * NaN as nodata, with the bands' names and units where GDAL and QGIS look for them. A file that
 * could exceed 4 GB becomes a BigTIFF. Equal fields give equal bytes. The file appears whole or not
 * at all.
 *
 * <p>A coordinate system without EPSG code goes as WKT into {@code NAME.aux.xml} beside it.
 */
public final class FieldWriter {
  private static final int TILE = 256;
  private static final long CLASSIC_LIMIT = 4_000_000_000L;

  private final FileChannel channel;
  private final FieldLayout layout;
  private final int across;
  private final int down;
  private final boolean big;
  private final long[] offsets;
  private final long[] counts;
  private final byte[] packed = new byte[TILE * TILE * 4 + 4096];
  private long end;

  private FieldWriter(FileChannel channel, FieldLayout layout, long classicLimit) {
    this.channel = channel;
    this.layout = layout;
    this.across = (layout.width() + TILE - 1) / TILE;
    this.down = (layout.height() + TILE - 1) / TILE;
    int blocks = Math.multiplyExact(Math.multiplyExact(across, down), layout.bands().size());
    this.big = (long) blocks * (packed.length + 16) > classicLimit;
    this.offsets = new long[blocks];
    this.counts = new long[blocks];
  }

  /**
   * Writes a field and puts it in place; an existing file is replaced.
   *
   * @throws DataException if it cannot be written, or its values cannot be read
   */
  public static void write(Path file, FieldLayout layout, FieldTiles tiles) throws DataException {
    write(file, layout, tiles, CLASSIC_LIMIT);
  }

  /** Writes a field as {@link #write} does, but leaves it to the caller to put it in place. */
  public static StagedOutput prepare(Path file, FieldLayout layout, FieldTiles tiles)
      throws DataException {
    return prepare(file, layout, tiles, CLASSIC_LIMIT);
  }

  static void write(Path file, FieldLayout layout, FieldTiles tiles, long classicLimit)
      throws DataException {
    try (StagedOutput staged = prepare(file, layout, tiles, classicLimit)) {
      staged.publish();
    }
  }

  private static StagedOutput prepare(
      Path file, FieldLayout layout, FieldTiles tiles, long classicLimit) throws DataException {
    StagedOutput staged = StagedOutput.beside(file);
    try {
      stageSidecar(staged, sidecar(file), layout);
      try (FileChannel channel =
          FileChannel.open(
              staged.file(file), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        new FieldWriter(channel, layout, classicLimit).write(tiles);
        channel.force(true);
      }
      return staged;
    } catch (IOException e) {
      staged.close();
      throw staged.failed(e);
    } catch (DataException | RuntimeException e) {
      staged.close();
      throw e;
    }
  }

  /** The files that writing a field makes, replaces or removes. */
  public static List<Path> files(Path file) {
    return List.of(sidecar(file), file);
  }

  private static Path sidecar(Path file) {
    return file.resolveSibling(file.getFileName() + ".aux.xml");
  }

  private static void stageSidecar(StagedOutput staged, Path sidecar, FieldLayout layout)
      throws IOException, DataException {
    if (CrsCodes.epsg(layout.georeference().crs()).isPresent()) {
      staged.remove(sidecar);
      return;
    }
    String wkt = FieldMetadata.escaped(layout.georeference().crs().toWKT());
    Files.writeString(
        staged.file(sidecar), "<PAMDataset>\n  <SRS>" + wkt + "</SRS>\n</PAMDataset>\n");
  }

  private void write(FieldTiles tiles) throws IOException, DataException {
    end = big ? 16 : 8;
    Deflater deflater = new Deflater(6);
    try {
      for (int row = 0; row < down; row++) {
        for (int column = 0; column < across; column++) {
          writeTiles(tiles, column, row, deflater);
        }
      }
    } finally {
      deflater.end();
    }
    TiffTags tags = tags();
    long directory = end + (end & 1);
    append(tags.encode(directory), directory);
    append(header(directory), 0);
  }

  private void writeTiles(FieldTiles tiles, int column, int row, Deflater deflater)
      throws IOException, DataException {
    int x = column * TILE;
    int y = row * TILE;
    int width = Math.min(TILE, layout.width() - x);
    int height = Math.min(TILE, layout.height() - y);
    float[][] values = tiles.read(new Window(x, y, width, height));
    for (int band = 0; band < layout.bands().size(); band++) {
      deflater.reset();
      deflater.setInput(padded(values[band], width, height));
      deflater.finish();
      int length = deflater.deflate(packed);
      int block = (band * down + row) * across + column;
      offsets[block] = end;
      counts[block] = length;
      append(ByteBuffer.wrap(packed, 0, length), end);
      end += length;
    }
  }

  private static ByteBuffer padded(float[] values, int width, int height) {
    ByteBuffer tile = ByteBuffer.allocate(TILE * TILE * 4).order(ByteOrder.LITTLE_ENDIAN);
    for (int y = 0; y < TILE; y++) {
      for (int x = 0; x < TILE; x++) {
        tile.putFloat(x < width && y < height ? values[y * width + x] : Float.NaN);
      }
    }
    return tile.flip();
  }

  private void append(ByteBuffer bytes, long at) throws IOException {
    for (long to = at; bytes.hasRemaining(); ) {
      to += channel.write(bytes, to);
    }
  }

  private ByteBuffer header(long directory) {
    ByteBuffer head = ByteBuffer.allocate(big ? 16 : 8).order(ByteOrder.LITTLE_ENDIAN);
    head.put((byte) 'I').put((byte) 'I');
    if (big) {
      head.putShort((short) 43).putShort((short) 8).putShort((short) 0).putLong(directory);
    } else {
      head.putShort((short) 42).putInt((int) directory);
    }
    return head.flip();
  }

  private TiffTags tags() {
    int bands = layout.bands().size();
    TiffTags tags = new TiffTags(big);
    tags.longs(256, layout.width());
    tags.longs(257, layout.height());
    tags.shorts(258, repeated(32, bands));
    tags.shorts(259, 8);
    tags.shorts(262, 1);
    tags.shorts(277, bands);
    tags.shorts(284, 2);
    tags.shorts(322, TILE);
    tags.shorts(323, TILE);
    tags.offsets(324, offsets);
    tags.offsets(325, counts);
    if (bands > 1) {
      tags.shorts(338, repeated(0, bands - 1));
    }
    tags.shorts(339, repeated(3, bands));
    place(tags);
    tags.text(42112, FieldMetadata.toXml(layout));
    tags.text(42113, "nan");
    return tags;
  }

  private void place(TiffTags tags) {
    var t = layout.georeference().pixelToMap();
    if (t.getShearX() == 0 && t.getShearY() == 0 && t.getScaleX() > 0 && t.getScaleY() < 0) {
      tags.doubles(33550, t.getScaleX(), -t.getScaleY(), 0);
      tags.doubles(33922, 0, 0, 0, t.getTranslateX(), t.getTranslateY(), 0);
    } else {
      tags.doubles(
          34264,
          t.getScaleX(),
          t.getShearX(),
          0,
          t.getTranslateX(),
          t.getShearY(),
          t.getScaleY(),
          0,
          t.getTranslateY(),
          0,
          0,
          0,
          0,
          0,
          0,
          0,
          1);
    }
    OptionalInt code = CrsCodes.epsg(layout.georeference().crs());
    boolean geographic = CrsCodes.isGeographic(layout.georeference().crs());
    if (code.isPresent()) {
      int key = geographic ? 2048 : 3072;
      int model = geographic ? 2 : 1;
      tags.shorts(34735, 1, 1, 0, 3, 1024, 0, 1, model, 1025, 0, 1, 1, key, 0, 1, code.getAsInt());
    }
  }

  private static int[] repeated(int value, int times) {
    int[] values = new int[times];
    Arrays.fill(values, value);
    return values;
  }
}
