package org.cadalign.data;

import java.util.SortedMap;
import java.util.TreeMap;
import org.cadalign.gate.DataException;
import org.cadalign.raster.Window;

/**
 * A scene's image at levels 1, 2, 4, 8 and, for blurred views of level 8, 16; about 5.4 bytes per
 * level-1 pixel.
 */
public final class SceneRaster {
  private static final int COARSEST_READ = 8;

  private final SortedMap<Integer, Plane> planes;

  private SceneRaster(SortedMap<Integer, Plane> planes) {
    this.planes = planes;
  }

  /**
   * Reads every level of a scene whole.
   *
   * @param width level-1 columns
   * @param height level-1 rows
   * @throws DataException if the image is damaged
   */
  public static SceneRaster load(LevelReader reader, int width, int height) throws DataException {
    SortedMap<Integer, Plane> planes = new TreeMap<>();
    for (int level = 1; level <= COARSEST_READ; level *= 2) {
      Window window = new Window(0, 0, pixels(width, level), pixels(height, level));
      planes.put(level, reader.read(level, window));
    }
    return withCoarsest(planes);
  }

  private static int pixels(int length, int level) {
    return (length + level - 1) / level;
  }

  /** A scene of which only level 1 is at hand: coarser levels are means of 2 x 2 pixels. */
  public static SceneRaster of(Plane first) {
    SortedMap<Integer, Plane> planes = new TreeMap<>();
    planes.put(1, first);
    for (int level = 2; level <= COARSEST_READ; level *= 2) {
      planes.put(level, planes.get(level / 2).halved());
    }
    return withCoarsest(planes);
  }

  /** Sides of a part are multiples of this many level-1 pixels from the scene's corner. */
  static final int CUT = 2 * COARSEST_READ;

  /**
   * A part of the scene; level-1 pixels.
   *
   * @param x first column, a multiple of {@link #CUT}
   * @param y first row, a multiple of {@link #CUT}
   * @param right column after the last: a multiple of {@link #CUT}, or the scene's width
   * @param bottom row after the last: a multiple of {@link #CUT}, or the scene's height
   */
  SceneRaster cropped(int x, int y, int right, int bottom) {
    SortedMap<Integer, Plane> parts = new TreeMap<>();
    planes.forEach(
        (level, plane) ->
            parts.put(
                level,
                plane.cropped(
                    x / level,
                    y / level,
                    Math.min(plane.width(), pixels(right, level)) - x / level,
                    Math.min(plane.height(), pixels(bottom, level)) - y / level)));
    return new SceneRaster(parts);
  }

  private static SceneRaster withCoarsest(SortedMap<Integer, Plane> planes) {
    planes.put(2 * COARSEST_READ, planes.get(COARSEST_READ).halved());
    return new SceneRaster(planes);
  }

  /**
   * The whole image at a level.
   *
   * @param level 1, 2, 4, 8 or 16
   */
  public Plane plane(int level) {
    Plane plane = planes.get(level);
    if (plane == null) {
      throw new IllegalArgumentException("no level " + level);
    }
    return plane;
  }

  /** Level-1 columns. */
  public int width() {
    return plane(1).width();
  }

  /** Level-1 rows. */
  public int height() {
    return plane(1).height();
  }
}
