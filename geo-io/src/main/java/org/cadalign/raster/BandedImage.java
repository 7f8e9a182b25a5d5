package org.cadalign.raster;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.cadalign.gate.DataException;

/** Three bands of 8 bits and their validity, with a bounded cache of decoded blocks. */
final class BandedImage implements ImageSource {
  private final RawImage raw;
  private final SelectedBands bands;
  private final DamagedBlocks file;
  private final Georeference georeference;
  private final Optional<BitMask> nodata;
  private final Stretch stretch;
  private final List<String> notices;
  private final Cache<Long, Pixels> cache;

  /**
   * @param raw what is read
   * @param bands of it that are used
   * @param file what that is read from in the end, which knows of damage
   */
  BandedImage(
      RawImage raw,
      SelectedBands bands,
      DamagedBlocks file,
      Georeference georeference,
      Optional<BitMask> nodata,
      Stretch stretch,
      List<String> notices,
      long cacheBytes) {
    this.raw = raw;
    this.bands = bands;
    this.file = file;
    this.georeference = georeference;
    this.nodata = nodata;
    this.stretch = stretch;
    this.notices = List.copyOf(notices);
    this.cache =
        CacheBuilder.newBuilder()
            .maximumWeight(cacheBytes)
            .concurrencyLevel(1)
            .<Long, Pixels>weigher((key, block) -> 4 * block.valid().length)
            .build();
  }

  @Override
  public String name() {
    return raw.name();
  }

  @Override
  public int width() {
    return raw.shape().width();
  }

  @Override
  public int height() {
    return raw.shape().height();
  }

  @Override
  public Georeference georeference() {
    return georeference;
  }

  @Override
  public List<String> notices() {
    return notices;
  }

  @Override
  public Optional<Damage> damage() {
    return file.damage();
  }

  @Override
  public Pixels read(Window w) throws DataException {
    Pixels out = new Pixels(w, new byte[3][w.area()], new byte[w.area()]);
    RawImage.Blocks blocks = raw.blocks();
    int lastRow = Math.floorDiv(Math.min(end(w.y(), w.height()), height()) - 1, blocks.height());
    int lastColumn = Math.floorDiv(Math.min(end(w.x(), w.width()), width()) - 1, blocks.width());
    for (int row = Math.max(0, w.y() / blocks.height()); row <= lastRow; row++) {
      for (int column = Math.max(0, w.x() / blocks.width()); column <= lastColumn; column++) {
        copy(block(column, row), out);
      }
    }
    return out;
  }

  private static int end(int from, int length) {
    return (int) Math.min(Integer.MAX_VALUE, (long) from + length);
  }

  private Pixels block(int column, int row) throws DataException {
    try {
      return cache.get((long) row << 32 | column, () -> decode(column, row));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof DataException fault) {
        throw fault;
      }
      throw new IllegalStateException(e);
    }
  }

  private Pixels decode(int column, int row) throws DataException {
    int x = column * raw.blocks().width();
    int y = row * raw.blocks().height();
    Window window =
        new Window(
            x,
            y,
            Math.min(raw.blocks().width(), width() - x),
            Math.min(raw.blocks().height(), height() - y));
    RawImage.Samples samples = bands.read(window);
    nodata.ifPresent(mask -> clear(mask, window, samples.valid()));
    byte[][] bytes = new byte[3][];
    for (int band = 0; band < 3; band++) {
      bytes[band] = stretch.apply(band, samples.samples()[band]);
      blank(bytes[band], samples.valid());
    }
    return new Pixels(window, bytes, samples.valid());
  }

  private static void clear(BitMask mask, Window w, byte[] valid) {
    for (int y = 0; y < w.height(); y++) {
      if (mask.isEmpty(w.y() + y)) {
        continue;
      }
      for (int x = 0; x < w.width(); x++) {
        if (mask.get(w.x() + x, w.y() + y)) {
          valid[y * w.width() + x] = 0;
        }
      }
    }
  }

  private static void blank(byte[] band, byte[] valid) {
    for (int i = 0; i < band.length; i++) {
      band[i] = (byte) (band[i] & -valid[i]);
    }
  }

  private static void copy(Pixels block, Pixels out) {
    Window from = block.window();
    Window to = out.window();
    int x0 = Math.max(from.x(), to.x());
    int n = Math.min(from.x() + from.width(), end(to.x(), to.width())) - x0;
    int y1 = Math.min(from.y() + from.height(), end(to.y(), to.height()));
    for (int y = Math.max(from.y(), to.y()); y < y1 && n > 0; y++) {
      int source = (y - from.y()) * from.width() + x0 - from.x();
      int target = (y - to.y()) * to.width() + x0 - to.x();
      for (int band = 0; band < 3; band++) {
        System.arraycopy(block.bands()[band], source, out.bands()[band], target, n);
      }
      System.arraycopy(block.valid(), source, out.valid(), target, n);
    }
  }

  @Override
  public void close() {
    cache.invalidateAll();
    raw.close();
  }
}
