package org.cadalign.raster;

import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.cadalign.gate.DataException;

/**
 * An image that may be damaged in places: a block that cannot be decoded is not valid, and is
 * counted; all others are as they are.
 */
final class DamagedBlocks implements RawImage {
  private final RawImage image;

  /** Faults by block, row by row: which is the first must not depend on who read it first. */
  private final ConcurrentSkipListMap<Long, DataException> damaged = new ConcurrentSkipListMap<>();

  private volatile boolean anyDecoded;

  DamagedBlocks(RawImage image) {
    this.image = image;
  }

  /** What could not be decoded so far. */
  Optional<Damage> damage() {
    return Optional.ofNullable(damaged.firstEntry())
        .map(
            first ->
                new Damage(
                    damaged.size(),
                    !anyDecoded,
                    (int) (long) first.getKey() * blocks().width(),
                    (int) (first.getKey() >> 32) * blocks().height(),
                    first.getValue()));
  }

  @Override
  public String name() {
    return image.name();
  }

  @Override
  public Shape shape() {
    return image.shape();
  }

  @Override
  public Blocks blocks() {
    return image.blocks();
  }

  @Override
  public Optional<Georeference> georeference() {
    return image.georeference();
  }

  @Override
  public Samples read(Window window) throws DataException {
    if (isOneBlock(window)) {
      Samples out = nothing(window);
      add(window, out);
      return out;
    }
    try {
      Samples read = image.read(window);
      anyDecoded = true;
      return read;
    } catch (DataException e) {
      refuseOthers(e);
      return blockByBlock(window);
    }
  }

  private boolean isOneBlock(Window w) {
    return w.x() % blocks().width() + w.width() <= blocks().width()
        && w.y() % blocks().height() + w.height() <= blocks().height();
  }

  private Samples nothing(Window w) {
    return new Samples(w, new short[shape().bands()][w.area()], new byte[w.area()]);
  }

  private Samples blockByBlock(Window w) throws DataException {
    Samples out = nothing(w);
    int width = blocks().width();
    int height = blocks().height();
    for (int y = w.y(); y < w.y() + w.height(); y += height - y % height) {
      for (int x = w.x(); x < w.x() + w.width(); x += width - x % width) {
        int columns = Math.min(w.x() + w.width(), x + width - x % width) - x;
        int rows = Math.min(w.y() + w.height(), y + height - y % height) - y;
        add(new Window(x, y, columns, rows), out);
      }
    }
    return out;
  }

  /** A part of one block; what is known to be damaged is not read again. */
  private void add(Window part, Samples out) throws DataException {
    long block = (long) (part.y() / blocks().height()) << 32 | part.x() / blocks().width();
    if (damaged.containsKey(block)) {
      return;
    }
    try {
      copy(image.read(part), out);
      anyDecoded = true;
    } catch (DataException e) {
      refuseOthers(e);
      damaged.put(block, e);
    }
  }

  /** Only what cannot be decoded is damage: not a file that cannot be opened, or is too large. */
  private static void refuseOthers(DataException fault) throws DataException {
    if (fault.code() != DataException.Code.CORRUPT) {
      throw fault;
    }
  }

  private static void copy(Samples part, Samples out) {
    Window from = part.window();
    Window to = out.window();
    for (int row = 0; row < from.height(); row++) {
      int source = row * from.width();
      int target = (from.y() - to.y() + row) * to.width() + from.x() - to.x();
      for (int band = 0; band < out.samples().length; band++) {
        System.arraycopy(part.samples()[band], source, out.samples()[band], target, from.width());
      }
      System.arraycopy(part.valid(), source, out.valid(), target, from.width());
    }
  }

  @Override
  public void close() {
    image.close();
  }
}
