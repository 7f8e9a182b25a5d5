package org.cadalign.raster;

import java.awt.geom.AffineTransform;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The number of a tile of the web's square pyramid: zoom z, column x from the date line eastwards,
 * row y from the north southwards, in EPSG:3857.
 *
 * @param z 0 to 30
 * @param x 0 to 2^z - 1
 * @param y 0 to 2^z - 1
 */
record SlippyTile(int z, int x, int y) {
  /** Half the side of the square that EPSG:3857 maps the world to, metres. */
  static final double HALF_WORLD = Math.PI * 6378137;

  private static final Pattern FLAT =
      Pattern.compile("(?:.*[-_])?(\\d{1,10})[-_](\\d{1,10})[-_](\\d{1,2})\\.\\w{3,4}");
  private static final Pattern NESTED =
      Pattern.compile("(\\d{1,2})/(\\d{1,10})/(\\d{1,10})\\.\\w{3,4}");

  SlippyTile {
    if (z < 0 || z > 30 || x < 0 || y < 0 || x >= 1L << z || y >= 1L << z) {
      throw new IllegalArgumentException("no tile " + z + "/" + x + "/" + y);
    }
  }

  /**
   * The tile that a path below a folder names: {@code z/x/y.png} or {@code anything-x-y-z.png}.
   *
   * @param path relative to the folder
   */
  static Optional<SlippyTile> named(Path path) {
    Matcher nested = NESTED.matcher(path.toString().replace('\\', '/'));
    if (nested.matches()) {
      return of(nested.group(1), nested.group(2), nested.group(3));
    }
    Matcher flat = FLAT.matcher(path.getFileName().toString());
    return path.getNameCount() == 1 && flat.matches()
        ? of(flat.group(3), flat.group(1), flat.group(2))
        : Optional.empty();
  }

  private static Optional<SlippyTile> of(String z, String x, String y) {
    long zoom = Long.parseLong(z);
    long column = Long.parseLong(x);
    long row = Long.parseLong(y);
    boolean exists = zoom <= 30 && column < 1L << zoom && row < 1L << zoom;
    return exists
        ? Optional.of(new SlippyTile((int) zoom, (int) column, (int) row))
        : Optional.empty();
  }

  /**
   * From pixels of a tile to EPSG:3857.
   *
   * @param side pixels of a tile in a row
   */
  AffineTransform pixelToMap(int side) {
    double metres = 2 * HALF_WORLD / (1L << z);
    double west = x * metres - HALF_WORLD;
    double north = HALF_WORLD - y * metres;
    return new AffineTransform(metres / side, 0, 0, -metres / side, west, north);
  }
}
