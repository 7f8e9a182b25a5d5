package org.cadalign.raster;

import java.awt.geom.AffineTransform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.cadalign.crs.CrsCodes;
import org.cadalign.gate.DataException;

/**
 * A folder of images as one: tiles that are georeferenced and share a pixel grid, or web tiles that
 * are placed by their numbers ({@code z/x/y.png}, {@code name-x-y-z.png}). Of web tiles the zoom
 * with the most tiles is taken.
 */
final class TileFolder {
  private static final double ON_GRID = 0.02;

  private final Path folder;
  private final ImageOptions options;
  private final Consumer<String> notices;

  private record Placed(Path file, RawImage.Shape shape, Georeference georeference) {}

  private TileFolder(Path folder, ImageOptions options, Consumer<String> notices) {
    this.folder = folder;
    this.options = options;
    this.notices = notices;
  }

  static RawImage open(Path folder, ImageOptions options, Consumer<String> notices)
      throws DataException {
    return new TileFolder(folder, options, notices).open();
  }

  /** All images in it, those of other zooms too. */
  static List<Path> files(Path folder, ImageOptions options) throws DataException {
    return new TileFolder(folder, options, notice -> {}).images();
  }

  private RawImage open() throws DataException {
    List<Path> images = images();
    if (images.isEmpty()) {
      throw refused(DataException.Code.NOT_FOUND, "no image is in this folder");
    }
    Map<Integer, Map<Path, SlippyTile>> byZoom = new TreeMap<>();
    List<Placed> placed = new ArrayList<>();
    for (Path image : images) {
      Optional<SlippyTile> tile = SlippyTile.named(folder.relativize(image));
      try (RawImage raw = Images.openFile(image, options)) {
        if (raw.georeference().isPresent()) {
          placed.add(new Placed(image, raw.shape(), raw.georeference().get()));
        } else if (tile.isPresent()) {
          byZoom.computeIfAbsent(tile.get().z(), z -> new TreeMap<>()).put(image, tile.get());
        } else {
          throw refused(
              DataException.Code.NO_GEOREFERENCE,
              folder.relativize(image) + " in it has neither a georeference nor a tile number");
        }
      }
    }
    return placed.isEmpty() ? mosaic(ofZoom(byZoom)) : mosaic(placed);
  }

  private List<Path> images() throws DataException {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder, 3)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile).sorted()::iterator) {
        if (Images.isImage(file)) {
          found.add(file);
        }
        if (found.size() > options.budget().maxFiles()) {
          throw refused(DataException.Code.OVER_BUDGET, "it holds too many images");
        }
      }
    } catch (IOException | java.io.UncheckedIOException e) {
      throw new DataException(
          DataException.Code.UNREADABLE, folder, "it cannot be listed", "check its permissions", e);
    }
    return found;
  }

  private List<Placed> ofZoom(Map<Integer, Map<Path, SlippyTile>> byZoom) throws DataException {
    int zoom = -1;
    int all = 0;
    for (var entry : byZoom.entrySet()) {
      all += entry.getValue().size();
      boolean more = zoom < 0 || entry.getValue().size() >= byZoom.get(zoom).size();
      zoom = more ? entry.getKey() : zoom;
    }
    int left = all - byZoom.get(zoom).size();
    if (left > 0) {
      notices.accept(
          "its "
              + byZoom.get(zoom).size()
              + " tiles of zoom "
              + zoom
              + " are used, "
              + left
              + " of other zooms are left out");
    }
    List<Placed> placed = new ArrayList<>();
    for (var entry : byZoom.get(zoom).entrySet()) {
      try (RawImage raw = Images.openFile(entry.getKey(), options)) {
        AffineTransform transform = entry.getValue().pixelToMap(raw.shape().width());
        Georeference place = new Georeference(transform, CrsCodes.decode("EPSG:3857"));
        placed.add(new Placed(entry.getKey(), raw.shape(), place));
      }
    }
    return placed;
  }

  private RawImage mosaic(List<Placed> tiles) throws DataException {
    Placed first = tiles.get(0);
    AffineTransform toFirst = inverse(first.georeference().pixelToMap());
    List<Window> windows = new ArrayList<>();
    long left = 0;
    long top = 0;
    long right = 0;
    long bottom = 0;
    for (Placed tile : tiles) {
      Window w = onGrid(tile, first, toFirst);
      windows.add(w);
      left = Math.min(left, w.x());
      top = Math.min(top, w.y());
      right = Math.max(right, (long) w.x() + w.width());
      bottom = Math.max(bottom, (long) w.y() + w.height());
    }
    options.budget().checkSize(folder, right - left, bottom - top);
    List<Mosaic.Part> parts = new ArrayList<>();
    for (int i = 0; i < tiles.size(); i++) {
      Window w = windows.get(i);
      Window place = new Window((int) (w.x() - left), (int) (w.y() - top), w.width(), w.height());
      Path file = tiles.get(i).file();
      parts.add(new Mosaic.Part(i, place, 0, 0, () -> Images.openDirect(file, options)));
    }
    AffineTransform pixelToMap = first.georeference().pixelToMap();
    pixelToMap.translate((double) left, (double) top);
    RawImage.Shape s = first.shape();
    RawImage.Shape whole =
        new RawImage.Shape(
            (int) (right - left),
            (int) (bottom - top),
            s.bands(),
            s.bits(),
            s.alpha(),
            tiles.stream().anyMatch(t -> t.shape().masked()),
            s.nodata());
    return new Mosaic(
        folder.toString(),
        whole,
        Optional.of(new Georeference(pixelToMap, first.georeference().crs())),
        parts);
  }

  private Window onGrid(Placed tile, Placed first, AffineTransform toFirst) throws DataException {
    AffineTransform t = tile.georeference().pixelToMap();
    t.preConcatenate(toFirst);
    double size = Math.max(tile.shape().width(), tile.shape().height());
    double skew =
        size
            * (Math.abs(t.getScaleX() - 1)
                + Math.abs(t.getScaleY() - 1)
                + Math.abs(t.getShearX())
                + Math.abs(t.getShearY()));
    double x = Math.rint(t.getTranslateX());
    double y = Math.rint(t.getTranslateY());
    double off = Math.max(Math.abs(t.getTranslateX() - x), Math.abs(t.getTranslateY() - y));
    boolean sameKind =
        tile.shape().bands() == first.shape().bands()
            && tile.shape().bits() == first.shape().bits()
            && tile.shape().alpha().equals(first.shape().alpha())
            && tile.shape().nodata().equals(first.shape().nodata());
    if (!sameKind || !CrsCodes.same(tile.georeference().crs(), first.georeference().crs())) {
      throw unlike(tile, first, "differ in bands, bits, nodata or coordinate system");
    }
    if (skew > ON_GRID || off > ON_GRID || Math.abs(x) > 1 << 27 || Math.abs(y) > 1 << 27) {
      throw unlike(tile, first, "do not lie on one pixel grid");
    }
    return new Window((int) x, (int) y, tile.shape().width(), tile.shape().height());
  }

  private DataException unlike(Placed tile, Placed first, String how) {
    return refused(
        DataException.Code.BAD_VALUE,
        folder.relativize(first.file())
            + " and "
            + folder.relativize(tile.file())
            + " in it "
            + how);
  }

  private static AffineTransform inverse(AffineTransform transform) {
    try {
      return transform.createInverse();
    } catch (java.awt.geom.NoninvertibleTransformException e) {
      throw new IllegalStateException("a georeference is invertible", e);
    }
  }

  private DataException refused(DataException.Code code, String reason) {
    return new DataException(
        code,
        folder,
        reason,
        "a folder must hold the tiles of one image on one grid; join others with gdalwarp or"
            + " gdalbuildvrt, or name one file");
  }
}
