package org.cadalign.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.cadalign.align.ImageLevels;
import org.cadalign.data.Footprint;
import org.cadalign.data.Group;
import org.cadalign.engine.Tensor;
import org.cadalign.gate.DataException;
import org.cadalign.raster.Window;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * A town of upright rectangles, drawn by the exact area that they cover of each pixel.
 *
 * @param houses where they truly are, level-1 pixels
 * @param extent of valid image, level-1 pixels
 */
public record Town(List<Envelope> houses, Envelope extent) implements ImageLevels {
  private static final GeometryFactory GEOMETRIES = new GeometryFactory();

  /**
   * Houses of 11 to 21 px on a jittered grid of 80 px, so that the coarsest search meets one house
   * alone.
   */
  public static Town of(int columns, int rows, long seed) {
    Random random = new Random(seed);
    List<Envelope> houses = new ArrayList<>();
    for (int i = 0; i < columns * rows; i++) {
      double x = 20 + 80 * (i % columns) + 6 * random.nextDouble();
      double y = 20 + 80 * (i / columns) + 6 * random.nextDouble();
      houses.add(
          new Envelope(x, x + 11 + 10 * random.nextDouble(), y, y + 11 + 10 * random.nextDouble()));
    }
    return new Town(houses, new Envelope(0, 80 * columns + 20, 0, 80 * rows + 20));
  }

  public Town with(Envelope otherExtent) {
    return new Town(houses, otherExtent);
  }

  /** The town with every rectangle, and the extent, changed. */
  public Town map(UnaryOperator<Envelope> change) {
    return new Town(houses.stream().map(change).toList(), change.apply(extent));
  }

  /** Footprints that lie on the image once a shift is added to them. */
  public List<Footprint> misplacedBy(double dx, double dy) {
    List<Footprint> footprints = new ArrayList<>();
    for (Envelope house : houses) {
      Envelope moved = new Envelope(house);
      moved.translate(-dx, -dy);
      footprints.add(new Footprint(footprints.size(), GEOMETRIES.toGeometry(moved)));
    }
    return footprints;
  }

  /** Every footprint a group of its own. */
  public static List<Group> groups(List<Footprint> footprints) {
    List<Group> groups = new ArrayList<>();
    for (Footprint f : footprints) {
      Geometry shape = f.shape();
      groups.add(
          new Group(
              List.of(groups.size()),
              shape.getCentroid().getCoordinate(),
              shape.getEnvelopeInternal()));
    }
    return groups;
  }

  @Override
  public String name() {
    return "town.tif";
  }

  @Override
  public LevelWindows level(int level) {
    return new View(this, level);
  }

  private record View(Town town, int level) implements LevelWindows {
    @Override
    public int width() {
      return (int) Math.ceil(town.extent.getMaxX() / level);
    }

    @Override
    public int height() {
      return (int) Math.ceil(town.extent.getMaxY() / level);
    }

    @Override
    public ImageTensors read(Window window) throws DataException {
      int n = window.area();
      float[] image = new float[3 * n];
      float[] valid = new float[n];
      cover(window, level, town.extent, valid);
      for (int i = 0; i < n; i++) {
        valid[i] = valid[i] > 0.999f ? 1 : 0;
      }
      town.houses.forEach(house -> cover(window, level, house, image));
      for (int i = 0; i < n; i++) {
        image[i] *= valid[i];
      }
      return new ImageTensors(tensor(image, 3, window), tensor(valid, 1, window));
    }
  }

  /** Draws maps of rectangles. */
  public static MapWindows maps() {
    return (window, level, shapes) -> {
      int n = window.area();
      float[] map = new float[3 * n];
      float[] index = new float[n];
      for (MapWindows.NumberedShape shape : shapes) {
        float[] one = new float[n];
        cover(window, level, shape.shape().getEnvelopeInternal(), one);
        for (int i = 0; i < n; i++) {
          map[i] = Math.max(map[i], one[i]);
          index[i] = one[i] > 0 ? shape.number() : index[i];
        }
      }
      return new MapWindows.MapTensors(tensor(map, 3, window), tensor(index, 1, window));
    };
  }

  private static Tensor tensor(float[] data, int channels, Window window) {
    return new Tensor(data, 1, channels, window.height(), window.width());
  }

  private static void cover(Window window, int level, Envelope box, float[] out) {
    int x0 = clamp(Math.floor(box.getMinX() / level) - window.x(), window.width());
    int x1 = clamp(Math.ceil(box.getMaxX() / level) - window.x(), window.width());
    int y0 = clamp(Math.floor(box.getMinY() / level) - window.y(), window.height());
    int y1 = clamp(Math.ceil(box.getMaxY() / level) - window.y(), window.height());
    for (int y = y0; y < y1; y++) {
      double high = overlap(window.y() + y, box.getMinY() / level, box.getMaxY() / level);
      for (int x = x0; x < x1; x++) {
        double wide = overlap(window.x() + x, box.getMinX() / level, box.getMaxX() / level);
        out[y * window.width() + x] =
            (float) Math.min(1, out[y * window.width() + x] + wide * high);
      }
    }
  }

  private static int clamp(double value, int most) {
    return (int) Math.max(0, Math.min(value, most));
  }

  private static double overlap(int pixel, double from, double to) {
    return Math.max(0, Math.min(pixel + 1, to) - Math.max(pixel, from));
  }
}
