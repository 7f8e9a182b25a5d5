package org.cadalign.noise;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.cadalign.field.Displacement;
import org.cadalign.field.DisplacementField;
import org.locationtech.jts.geom.Envelope;

/**
 * A sum of Gaussian blobs, each pulling its surroundings in one direction, in the manner of Girard
 * et al., ACCV 2018, but with blobs of a stated size on the ground rather than a share of the
 * image.
 *
 * @param blobs the terms
 */
public record SmoothField(List<Blob> blobs) implements DisplacementField {
  /**
   * Samples along the smallest blob's standard deviation when the longest displacement is looked
   * for.
   */
  private static final double SAMPLES_PER_SIGMA = 3;

  /** From this share of the longest on, a peak of the samples may hide the longest displacement. */
  private static final double CANDIDATE = 0.85;

  /**
   * The most samples on one axis, so that a large extent costs no more than a fine look at a city.
   */
  private static final int MOST_SAMPLES = 200;

  public SmoothField {
    blobs = List.copyOf(blobs);
  }

  /**
   * {@code peak * exp(-r^2 / (2 sigma^2))} around (x, y).
   *
   * @param x centre, in the plane's unit
   * @param y centre, in the plane's unit
   * @param sigma standard deviation, in the plane's unit
   * @param peak displacement at the centre
   */
  public record Blob(double x, double y, double sigma, Displacement peak) {}

  /**
   * How large blobs are.
   *
   * @param smallest standard deviation, in the plane's unit
   * @param largest standard deviation, in the plane's unit
   */
  public record Sizes(double smallest, double largest) {
    public Sizes {
      if (!(smallest > 0 && largest >= smallest)) {
        throw new IllegalArgumentException("blob sizes " + smallest + " to " + largest);
      }
    }
  }

  /**
   * Draws a field whose longest displacement in the extent is {@code longest}: blobs of uniform
   * size and direction at uniform places in and around the extent, about one for each square of the
   * middle size.
   */
  public static SmoothField random(
      RandomGenerator random, Envelope extent, Sizes sizes, double longest) {
    Envelope around = new Envelope(extent);
    around.expandBy(sizes.largest());
    double middle = (sizes.smallest() + sizes.largest()) / 2;
    int count = (int) Math.min(2000, Math.max(8, Math.ceil(around.getArea() / (middle * middle))));
    List<Blob> blobs = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      double x = around.getMinX() + around.getWidth() * random.nextDouble();
      double y = around.getMinY() + around.getHeight() * random.nextDouble();
      double sigma = sizes.smallest() + (sizes.largest() - sizes.smallest()) * random.nextDouble();
      double angle = 2 * Math.PI * random.nextDouble();
      blobs.add(new Blob(x, y, sigma, new Displacement(Math.cos(angle), Math.sin(angle))));
    }
    SmoothField unscaled = new SmoothField(blobs);
    double step = sizes.smallest() / SAMPLES_PER_SIGMA;
    return unscaled.times(longest / unscaled.longestIn(extent, step));
  }

  @Override
  public Displacement at(double x, double y) {
    double dx = 0;
    double dy = 0;
    for (Blob blob : blobs) {
      double rx = (x - blob.x) / blob.sigma;
      double ry = (y - blob.y) / blob.sigma;
      double weight = Math.exp(-0.5 * (rx * rx + ry * ry));
      dx += weight * blob.peak.dx();
      dy += weight * blob.peak.dy();
    }
    return new Displacement(dx, dy);
  }

  /** The field with every displacement multiplied. */
  public SmoothField times(double factor) {
    return new SmoothField(
        blobs.stream()
            .map(blob -> new Blob(blob.x, blob.y, blob.sigma, blob.peak.times(factor)))
            .toList());
  }

  /**
   * The longest displacement in an extent, borders included: from the nodes of a grid at which it
   * is longer than at their neighbours, and not much shorter than anywhere, it is followed uphill.
   *
   * @param step of the grid
   */
  double longestIn(Envelope extent, double step) {
    Lengths grid = lengths(extent, step);
    double enough = CANDIDATE * grid.longest();
    double longest = 0;
    for (int j = 0; j <= grid.rows; j++) {
      for (int i = 0; i <= grid.columns; i++) {
        if (grid.at(i, j) >= enough && grid.isPeak(i, j)) {
          longest = Math.max(longest, uphill(extent, grid.x(i), grid.y(j), step));
        }
      }
    }
    return longest;
  }

  /** The length at the top of the hill on which a point lies, by ever smaller steps. */
  private double uphill(Envelope extent, double startX, double startY, double startStep) {
    double x = startX;
    double y = startY;
    double longest = at(x, y).length();
    for (double step = startStep / 2; step > startStep / 64; ) {
      double bestX = x;
      double bestY = y;
      for (int side = 0; side < 4; side++) {
        double toX = clamp(x + (side - 1) % 2 * step, extent.getMinX(), extent.getMaxX());
        double toY = clamp(y + (side - 2) % 2 * step, extent.getMinY(), extent.getMaxY());
        double length = at(toX, toY).length();
        if (length > longest) {
          longest = length;
          bestX = toX;
          bestY = toY;
        }
      }
      if (bestX == x && bestY == y) {
        step /= 2;
      }
      x = bestX;
      y = bestY;
    }
    return longest;
  }

  private static double clamp(double value, double low, double high) {
    return Math.max(low, Math.min(high, value));
  }

  private Lengths lengths(Envelope extent, double step) {
    int columns = nodes(extent.getWidth(), step);
    int rows = nodes(extent.getHeight(), step);
    Lengths grid = new Lengths(extent, columns, rows, new double[(columns + 1) * (rows + 1)]);
    for (int at = 0; at < grid.values.length; at++) {
      int row = at / (columns + 1);
      grid.values[at] = at(grid.x(at - row * (columns + 1)), grid.y(row)).length();
    }
    return grid;
  }

  private static int nodes(double length, double step) {
    return (int) Math.min(MOST_SAMPLES, Math.max(1, Math.ceil(length / step)));
  }

  /**
   * Lengths at the nodes of a grid.
   *
   * @param extent that the grid spans, borders included
   * @param columns cells along x
   * @param rows cells along y
   * @param values row by row, one more than cells along each axis
   */
  private record Lengths(Envelope extent, int columns, int rows, double[] values) {
    double x(int i) {
      return extent.getMinX() + extent.getWidth() * i / columns;
    }

    double y(int j) {
      return extent.getMinY() + extent.getHeight() * j / rows;
    }

    double at(int i, int j) {
      return values[j * (columns + 1) + i];
    }

    double longest() {
      return Arrays.stream(values).max().orElseThrow();
    }

    /** Whether no neighbour is longer. */
    boolean isPeak(int i, int j) {
      for (int row = Math.max(0, j - 1); row <= Math.min(rows, j + 1); row++) {
        for (int column = Math.max(0, i - 1); column <= Math.min(columns, i + 1); column++) {
          if (at(column, row) > at(i, j)) {
            return false;
          }
        }
      }
      return true;
    }
  }
}
