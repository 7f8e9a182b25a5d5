package org.cadalign.data;

import java.awt.geom.AffineTransform;
import java.util.SplittableRandom;
import org.cadalign.raster.Window;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;

/**
 * How a sample looks at a scene.
 *
 * @param level of the sample's pixels
 * @param size side of the square window, pixels of the level
 * @param toWindow from level-1 pixels of the scene to pixels of the window
 * @param scale how much larger things appear than they are
 */
record View(int level, int size, AffineTransform toWindow, double scale) {
  private static final double FREE = 0.5;
  private static final double SMALLEST_SCALE = 0.75;
  private static final double BORDER = 8;

  /**
   * Draws a view around a point: turned by a multiple of 90° and mirrored; half of all views also
   * by any angle and scaled by 0.75 to 1.33. The others fall on whole pixels of the level, so that
   * they stay as sharp as the images that the network will be used on.
   *
   * @param centre level-1 pixels
   */
  static View random(SplittableRandom random, int level, int size, Coordinate centre) {
    int quarters = random.nextInt(4);
    boolean mirrored = random.nextBoolean();
    boolean free = random.nextDouble() < FREE;
    double angle = 2 * Math.PI * random.nextDouble();
    double scale = Math.pow(SMALLEST_SCALE, 2 * random.nextDouble() - 1);

    AffineTransform map = AffineTransform.getTranslateInstance(size / 2.0, size / 2.0);
    map.scale(mirrored ? -1 : 1, 1);
    map.quadrantRotate(quarters);
    if (free) {
      map.rotate(angle);
      map.scale(scale / level, scale / level);
      map.translate(-centre.x, -centre.y);
    } else {
      onGrid(map, level, size / 2.0, centre);
    }
    return new View(level, size, map, free ? scale : 1);
  }

  /** A view that is upright, at its true scale, on whole pixels of the level. */
  static View plain(int level, int size, Coordinate centre) {
    AffineTransform map = AffineTransform.getTranslateInstance(size / 2.0, size / 2.0);
    onGrid(map, level, size / 2.0, centre);
    return new View(level, size, map, 1);
  }

  /** Moves the centre to the nearest place whose window starts on a whole pixel of the level. */
  private static void onGrid(AffineTransform map, int level, double half, Coordinate centre) {
    map.scale(1.0 / level, 1.0 / level);
    map.translate(
        -(Math.rint(centre.x / level - half) + half) * level,
        -(Math.rint(centre.y / level - half) + half) * level);
  }

  Window window() {
    return new Window(0, 0, size, size);
  }

  /** From pixels of the window to level-1 pixels of the scene. */
  AffineTransform toScene() {
    try {
      return toWindow.createInverse();
    } catch (java.awt.geom.NoninvertibleTransformException e) {
      throw new IllegalStateException("a view is never singular", e);
    }
  }

  /**
   * What the window and a margin around it cover of the scene, level-1 pixels, as an upright box.
   */
  Envelope seen(double margin) {
    double[] corners = {
      -margin, -margin, size + margin, -margin, size + margin, size + margin, -margin, size + margin
    };
    toScene().transform(corners, 0, corners, 0, 4);
    Envelope box = new Envelope();
    for (int i = 0; i < corners.length; i += 2) {
      box.expandToInclude(corners[i], corners[i + 1]);
    }
    return box;
  }

  /** A point of the scene in pixels of the window. */
  Coordinate project(Coordinate scene) {
    double[] xy = {scene.x, scene.y};
    toWindow.transform(xy, 0, xy, 0, 1);
    return new Coordinate(xy[0], xy[1]);
  }

  /** Whether a point of the scene lies in the window, not just at its border. */
  boolean shows(Coordinate scene) {
    Coordinate at = project(scene);
    double low = Math.min(BORDER, size / 4.0);
    return Math.min(at.x, at.y) >= low && Math.max(at.x, at.y) <= size - low;
  }
}
