package org.cadalign.trust;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.cadalign.data.Footprint;
import org.cadalign.data.Group;
import org.cadalign.match.Placement;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * A grid of squares over the image. A tile stands for the piece nearest to its centre among those
 * that touch it, the first of equals; one that no piece touches stands for none.
 *
 * @param side of a tile, level-1 pixels
 * @param columns across the image
 * @param rows down the image
 * @param pieces of each tile, row by row
 */
record Tiles(int side, int columns, int rows, List<OptionalInt> pieces) {
  private static final GeometryFactory GEOMETRIES = new GeometryFactory();

  /** Most tiles of a grid; more would be a picture. */
  static final int MOST = 4_000_000;

  /** Whether an image of that size has few enough tiles of that side, level-1 pixels. */
  static boolean areFew(int side, int width, int height) {
    long columns = ((long) width + side - 1) / side;
    long rows = ((long) height + side - 1) / side;
    return columns * rows <= MOST;
  }

  /**
   * Lays the grid.
   *
   * @param width of the image, level-1 pixels
   * @param height likewise
   */
  static Tiles of(
      int side,
      int width,
      int height,
      Placement placement,
      List<Footprint> footprints,
      List<Group> groups) {
    int columns = (width + side - 1) / side;
    int rows = (height + side - 1) / side;
    List<OptionalInt> pieces = new ArrayList<>();
    for (int tile = 0; tile < columns * rows; tile++) {
      int x = tile % columns * side;
      int y = tile / columns * side;
      Envelope square = new Envelope(x, Math.min(width, x + side), y, Math.min(height, y + side));
      Coordinate centre = new Coordinate(x + side / 2.0, y + side / 2.0);
      pieces.add(nearest(square, centre, placement, footprints, groups));
    }
    return new Tiles(side, columns, rows, pieces);
  }

  private static OptionalInt nearest(
      Envelope square,
      Coordinate centre,
      Placement placement,
      List<Footprint> footprints,
      List<Group> groups) {
    OptionalInt best = OptionalInt.empty();
    double least = Double.POSITIVE_INFINITY;
    for (int piece : placement.touching(square)) {
      for (int member : groups.get(piece).members()) {
        double distance = distance(footprints.get(member), square, centre);
        if (distance < least) {
          least = distance;
          best = OptionalInt.of(piece);
        }
      }
    }
    return best;
  }

  /** Of a footprint from the centre; infinite for one that does not touch the square. */
  private static double distance(Footprint footprint, Envelope square, Coordinate centre) {
    if (!footprint.shape().getEnvelopeInternal().intersects(square)
        || footprint.shape().distance(GEOMETRIES.toGeometry(square)) > 0) {
      return Double.POSITIVE_INFINITY;
    }
    return footprint.shape().distance(GEOMETRIES.createPoint(centre));
  }
}
