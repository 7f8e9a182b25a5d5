package org.cadalign.raster;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.zip.Deflater;
import javax.imageio.plugins.tiff.BaselineTIFFTagSet;
import javax.imageio.plugins.tiff.GeoTIFFTagSet;
import org.cadalign.crs.CrsCodes;
import org.cadalign.gate.DataException;
import org.cadalign.gate.StagedOutput;
import org.geotools.coverage.grid.io.imageio.geotiff.GeoTiffConstants;
import org.geotools.coverage.grid.io.imageio.geotiff.codes.GeoTiffGCSCodes;
import org.geotools.coverage.grid.io.imageio.geotiff.codes.GeoTiffPCSCodes;

/**
 * A GeoTIFF in the making: tiles of 256 x 256, deflated, written as they come; the directory
 * follows them. A file that could exceed 4 GB becomes a BigTIFF. Equal tiles give equal bytes.
 *
 * <p>A coordinate system without EPSG code goes as WKT into {@code NAME.aux.xml} beside it.
 */
final class TiledTiff {
  static final int TILE = 256;
  static final long CLASSIC_LIMIT = 4_000_000_000L;

  private final FileChannel channel;
  private final Grid grid;
  private final int across;
  private final int down;
  private final boolean big;
  private final long[] offsets;
  private final long[] counts;
  private final byte[] packed;
  private long end;

  /**
   * What all its tiles make up.
   *
   * @param width columns
   * @param height rows
   * @param planes tiles at each place, one behind the other
   * @param pixelBytes bytes of a pixel of a plane
   * @param georeference where its pixels lie
   */
  record Grid(int width, int height, int planes, int pixelBytes, Georeference georeference) {}

  /** Gives the tiles of one place. */
  @FunctionalInterface
  interface Tiles {
    /**
     * The planes of a window, each padded to a whole tile.
     *
     * @param window at most a tile, inside the grid
     */
    byte[][] padded(Window window) throws DataException;
  }

  private TiledTiff(FileChannel channel, Grid grid, long classicLimit) {
    this.channel = channel;
    this.grid = grid;
    this.across = (grid.width + TILE - 1) / TILE;
    this.down = (grid.height + TILE - 1) / TILE;
    int blocks = Math.multiplyExact(Math.multiplyExact(across, down), grid.planes);
    this.packed = new byte[TILE * TILE * grid.pixelBytes + 4096];
    this.big = (long) blocks * (packed.length + 16) > classicLimit;
    this.offsets = new long[blocks];
    this.counts = new long[blocks];
  }

  /**
   * Writes a file, but leaves it to the caller to put it in place.
   *
   * @param classicLimit bytes from which it is a BigTIFF
   * @param describe adds the tags that say what the samples are
   */
  static StagedOutput prepare(
      Path file, Grid grid, long classicLimit, Tiles tiles, Consumer<TiffTags> describe)
      throws DataException {
    StagedOutput staged = StagedOutput.beside(file);
    try {
      stageSidecar(staged, sidecar(file), grid.georeference);
      try (FileChannel channel =
          FileChannel.open(
              staged.file(file), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        new TiledTiff(channel, grid, classicLimit).write(tiles, describe);
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

  /** The files that writing one makes, replaces or removes. */
  static List<Path> files(Path file) {
    return List.of(sidecar(file), file);
  }

  private static Path sidecar(Path file) {
    return file.resolveSibling(file.getFileName() + ".aux.xml");
  }

  private static void stageSidecar(StagedOutput staged, Path sidecar, Georeference georeference)
      throws IOException, DataException {
    if (CrsCodes.epsg(georeference.crs()).isPresent()) {
      staged.remove(sidecar);
      return;
    }
    String wkt = FieldMetadata.escaped(georeference.crs().toWKT());
    Files.writeString(
        staged.file(sidecar), "<PAMDataset>\n  <SRS>" + wkt + "</SRS>\n</PAMDataset>\n");
  }

  private void write(Tiles tiles, Consumer<TiffTags> describe) throws IOException, DataException {
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
    describe.accept(tags);
    long directory = end + (end & 1);
    append(tags.encode(directory), directory);
    append(header(directory), 0);
  }

  private void writeTiles(Tiles tiles, int column, int row, Deflater deflater)
      throws IOException, DataException {
    int x = column * TILE;
    int y = row * TILE;
    int width = Math.min(TILE, grid.width - x);
    int height = Math.min(TILE, grid.height - y);
    byte[][] planes = tiles.padded(new Window(x, y, width, height));
    for (int plane = 0; plane < grid.planes; plane++) {
      deflater.reset();
      deflater.setInput(planes[plane]);
      deflater.finish();
      int length = deflater.deflate(packed);
      int block = (plane * down + row) * across + column;
      offsets[block] = end;
      counts[block] = length;
      append(ByteBuffer.wrap(packed, 0, length), end);
      end += length;
    }
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
    TiffTags tags = new TiffTags(big);
    tags.longs(BaselineTIFFTagSet.TAG_IMAGE_WIDTH, grid.width);
    tags.longs(BaselineTIFFTagSet.TAG_IMAGE_LENGTH, grid.height);
    tags.shorts(BaselineTIFFTagSet.TAG_COMPRESSION, BaselineTIFFTagSet.COMPRESSION_ZLIB);
    tags.shorts(BaselineTIFFTagSet.TAG_TILE_WIDTH, TILE);
    tags.shorts(BaselineTIFFTagSet.TAG_TILE_LENGTH, TILE);
    tags.offsets(BaselineTIFFTagSet.TAG_TILE_OFFSETS, offsets);
    tags.offsets(BaselineTIFFTagSet.TAG_TILE_BYTE_COUNTS, counts);
    place(tags);
    return tags;
  }

  private void place(TiffTags tags) {
    var t = grid.georeference.pixelToMap();
    if (t.getShearX() == 0 && t.getShearY() == 0 && t.getScaleX() > 0 && t.getScaleY() < 0) {
      tags.doubles(GeoTIFFTagSet.TAG_MODEL_PIXEL_SCALE, t.getScaleX(), -t.getScaleY(), 0);
      tags.doubles(
          GeoTIFFTagSet.TAG_MODEL_TIE_POINT, 0, 0, 0, t.getTranslateX(), t.getTranslateY(), 0);
    } else {
      tags.doubles(
          GeoTIFFTagSet.TAG_MODEL_TRANSFORMATION,
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
    OptionalInt code = CrsCodes.epsg(grid.georeference.crs());
    boolean geographic = CrsCodes.isGeographic(grid.georeference.crs());
    if (code.isPresent()) {
      tags.shorts(GeoTIFFTagSet.TAG_GEO_KEY_DIRECTORY, geoKeys(geographic, code.getAsInt()));
    }
  }

  /** A head, which says version 1.1.0 and how many keys, and the keys: id, place, number, value. */
  private static int[] geoKeys(boolean geographic, int epsg) {
    int model =
        geographic ? GeoTiffGCSCodes.ModelTypeGeographic : GeoTiffPCSCodes.ModelTypeProjected;
    int system =
        geographic ? GeoTiffGCSCodes.GeographicTypeGeoKey : GeoTiffPCSCodes.ProjectedCSTypeGeoKey;
    return IntBuffer.allocate(16)
        .put(new int[] {1, 1, 0, 3})
        .put(geoKey(GeoTiffConstants.GTModelTypeGeoKey, model))
        .put(geoKey(GeoTiffConstants.GTRasterTypeGeoKey, GeoTiffConstants.RasterPixelIsArea))
        .put(geoKey(system, epsg))
        .array();
  }

  private static int[] geoKey(int id, int value) {
    return new int[] {id, 0, 1, value};
  }
}
