package org.cadalign.noise;

import java.util.ArrayList;
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
  private static final double SAMPLES_PER_SIGMA = 2;

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

  /** The longest displacement at the nodes of a grid over an extent, borders included. */
  double longestIn(Envelope extent, double step) {
    int columns = nodes(extent.getWidth(), step);
    int rows = nodes(extent.getHeight(), step);
    double longest = 0;
    for (int j = 0; j <= rows; j++) {
      double y = extent.getMinY() + extent.getHeight() * j / rows;
      for (int i = 0; i <= columns; i++) {
        double x = extent.getMinX() + extent.getWidth() * i / columns;
        longest = Math.max(longest, at(x, y).length());
      }
    }
    return longest;
  }

  private static int nodes(double length, double step) {
    return (int) Math.min(MOST_SAMPLES, Math.max(1, Math.ceil(length / step)));
  }
}
