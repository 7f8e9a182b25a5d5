package org.cadalign.raster;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.cadalign.gate.DataException;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.index.strtree.STRtree;

/**
 * Several images on one pixel grid, as one. Where parts overlap, the first valid one counts; where
 * there is none, the image is not valid.
 */
final class Mosaic implements RawImage {
  private static final int MAX_OPEN = 64;
  private static final int CELL = 256;

  private final String name;
  private final Shape shape;
  private final Optional<Georeference> georeference;
  private final STRtree index = new STRtree();
  private final Map<Integer, RawImage> open = new LinkedHashMap<>(16, 0.75f, true);
  private final Map<Integer, DataException> damaged = new HashMap<>();
  private final IdentityHashMap<RawImage, Integer> inUse = new IdentityHashMap<>();

  /** Opens a part when it is needed. */
  interface Opener {
    RawImage open() throws DataException;
  }

  /**
   * One image of a mosaic.
   *
   * @param order overlapping parts of lower order come first
   * @param place where it lies in the mosaic, pixels
   * @param sourceX first column of it that is used
   * @param sourceY first row of it that is used
   */
  record Part(int order, Window place, int sourceX, int sourceY, Opener opener) {}

  Mosaic(String name, Shape shape, Optional<Georeference> georeference, List<Part> parts) {
    this.name = name;
    this.shape = shape;
    this.georeference = georeference;
    for (Part part : parts) {
      index.insert(envelope(part.place()), part);
    }
    index.build();
  }

  private static Envelope envelope(Window w) {
    return new Envelope(
        w.x() + 0.25, w.x() + w.width() - 0.25, w.y() + 0.25, w.y() + w.height() - 0.25);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Shape shape() {
    return shape;
  }

  @Override
  public Blocks blocks() {
    return new Blocks(CELL, CELL, true);
  }

  @Override
  public Optional<Georeference> georeference() {
    return georeference;
  }

  @Override
  public Samples read(Window window) throws DataException {
    Samples out =
        new Samples(window, new short[shape.bands()][window.area()], new byte[window.area()]);
    List<Part> parts = new ArrayList<>();
    for (Object part : index.query(envelope(window))) {
      parts.add((Part) part);
    }
    parts.sort(Comparator.comparingInt(Part::order));
    for (Part part : parts) {
      add(part, out);
    }
    return out;
  }

  private void add(Part part, Samples out) throws DataException {
    Window w = out.window();
    Window p = part.place();
    int x0 = Math.max(w.x(), p.x());
    int y0 = Math.max(w.y(), p.y());
    int x1 = Math.min(w.x() + w.width(), p.x() + p.width());
    int y1 = Math.min(w.y() + w.height(), p.y() + p.height());
    if (x0 >= x1 || y0 >= y1) {
      return;
    }
    int dx = part.sourceX() - p.x();
    int dy = part.sourceY() - p.y();
    RawImage image = borrow(part);
    try {
      Samples read = image.read(new Window(x0 + dx, y0 + dy, x1 - x0, y1 - y0));
      merge(read, x0 - w.x(), y0 - w.y(), image.shape().alpha(), out);
    } finally {
      giveBack(image);
    }
  }

  private static void merge(Samples part, int left, int top, OptionalInt alpha, Samples out) {
    int width = part.window().width();
    for (int i = 0; i < part.valid().length; i++) {
      int target = (top + i / width) * out.window().width() + left + i % width;
      boolean clear = alpha.isPresent() && part.samples()[alpha.getAsInt()][i] == 0;
      if (part.valid()[i] == 1 && out.valid()[target] == 0 && !clear) {
        out.valid()[target] = 1;
        for (int band = 0; band < out.samples().length; band++) {
          out.samples()[band][target] = part.samples()[band][i];
        }
      }
    }
  }

  private RawImage borrow(Part part) throws DataException {
    synchronized (open) {
      RawImage image = open.get(part.order());
      if (image == null) {
        image = opened(part);
        open.put(part.order(), image);
      }
      inUse.merge(image, 1, Integer::sum);
      return image;
    }
  }

  /** To find a part damaged may take as long as to decode it: once is enough. */
  private RawImage opened(Part part) throws DataException {
    if (damaged.containsKey(part.order())) {
      throw damaged.get(part.order());
    }
    try {
      return part.opener().open();
    } catch (DataException e) {
      if (e.code() == DataException.Code.CORRUPT) {
        damaged.put(part.order(), e);
      }
      throw e;
    }
  }

  private void giveBack(RawImage image) {
    synchronized (open) {
      inUse.compute(image, (key, n) -> n == null || n == 1 ? null : n - 1);
      var oldest = open.values().iterator();
      while (open.size() > MAX_OPEN && oldest.hasNext()) {
        RawImage candidate = oldest.next();
        if (!inUse.containsKey(candidate)) {
          oldest.remove();
          candidate.close();
        }
      }
    }
  }

  @Override
  public void close() {
    synchronized (open) {
      open.values().forEach(RawImage::close);
      open.clear();
    }
  }
}
