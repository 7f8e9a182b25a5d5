package org.cadalign.draw;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.cadalign.raster.Window;
import org.locationtech.jts.geom.Envelope;

/**
 * Draws outlines at their exact positions: fill by exact area coverage, edge as a line of {@link
 * Style#edgeWidth} whose value is {@code clamp(width / 2 + 0.5 - distance)}, vertex as a dot of
 * {@link Style#vertexRadius} in the same way, and the index of the region each pixel lies in.
 *
 * <p>Regions: an outline's interior (its own coverage at least one half) goes before the rim of
 * another; of several rims the nearest ring's, and of several interiors the first outline's; ties
 * go to the first.
 *
 * @param style widths in pixels of the level
 */
public record MapDrawing(Style style) {
  /**
   * How thick things are drawn.
   *
   * @param edgeWidth width of the line along rings, pixels
   * @param vertexRadius radius of the dots on corners, pixels
   * @param rim how far around its rings a region reaches, pixels
   */
  public record Style(double edgeWidth, double vertexRadius, double rim) {
    /** As networks are trained: a line of 1.5 px, dots of radius 1 px, a rim of 2 px. */
    public static final Style DEFAULT = new Style(1.5, 1, 2);

    double reach() {
      return Math.max(Math.max(edgeWidth / 2, vertexRadius) + 0.5, rim);
    }
  }

  /** The style that networks are trained with. */
  public static MapDrawing standard() {
    return new MapDrawing(Style.DEFAULT);
  }

  /**
   * Draws outlines into a window.
   *
   * @param outlines buildings or groups, in absolute pixels of the window's level
   */
  public MapRaster draw(List<Outline> outlines, Window window) {
    Canvas canvas = new Canvas(style, window);
    for (int i = 0; i < outlines.size(); i++) {
      canvas.draw(outlines.get(i), i + 1);
    }
    return canvas.raster;
  }

  /** Whether an outline's region or drawing can reach into a window. */
  public boolean reaches(Outline outline, Window window) {
    return clip(outline.bounds(), style.reach(), window).isPresent();
  }

  private static Optional<Window> clip(Envelope bounds, double margin, Window window) {
    if (bounds.isNull()) {
      return Optional.empty();
    }
    int x0 = (int) Math.max(Math.floor(bounds.getMinX() - margin), window.x());
    int y0 = (int) Math.max(Math.floor(bounds.getMinY() - margin), window.y());
    int x1 =
        (int) Math.min(Math.ceil(bounds.getMaxX() + margin), (double) window.x() + window.width());
    int y1 =
        (int) Math.min(Math.ceil(bounds.getMaxY() + margin), (double) window.y() + window.height());
    return x0 < x1 && y0 < y1
        ? Optional.of(new Window(x0, y0, x1 - x0, y1 - y0))
        : Optional.empty();
  }

  /** A raster in the making, with scratch space that is used again for every outline. */
  private static final class Canvas {
    private static final double INTERIOR = -1;

    private final Style style;
    private final MapRaster raster;
    private final AreaCoverage coverage = new AreaCoverage();
    private final OutlineDistance distance;

    /** Squared distance of the owner's ring in {@link MapRaster#index}, or {@link #INTERIOR}. */
    private final double[] claim;

    Canvas(Style style, Window window) {
      this.style = style;
      this.raster = MapRaster.empty(window);
      this.distance = new OutlineDistance(style.reach());
      this.claim = new double[window.area()];
      Arrays.fill(claim, Double.POSITIVE_INFINITY);
    }

    void draw(Outline outline, int index) {
      clip(outline.bounds(), style.reach(), raster.window())
          .ifPresent(clip -> draw(outline, index, clip));
    }

    private void draw(Outline outline, int index, Window clip) {
      coverage.reset(clip);
      distance.reset(clip);
      outline.rings().forEach(coverage::add);
      outline.rings().forEach(distance::add);
      double[] covered = coverage.coverage();
      for (int row = 0, at = 0; row < clip.height(); row++) {
        int to = position(clip.x(), clip.y() + row);
        for (int column = 0; column < clip.width(); column++, at++, to++) {
          pixel(to, covered[at], distance.squared(at), index);
        }
      }
      outline.rings().forEach(ring -> dots(ring, clip));
    }

    private void pixel(int at, double covered, double squared, int index) {
      if (covered > 0) {
        raster.fill()[at] = Math.min(1, raster.fill()[at] + (float) covered);
      }
      double reach = style.edgeWidth() / 2 + 0.5;
      if (squared < reach * reach) {
        float value = (float) Math.min(1, reach - Math.sqrt(squared));
        raster.edge()[at] = Math.max(raster.edge()[at], value);
      }
      double strength = covered >= 0.5 ? INTERIOR : squared;
      if (strength < claim[at] && strength <= style.rim() * style.rim()) {
        claim[at] = strength;
        raster.index()[at] = index;
      }
    }

    private void dots(Outline.Ring ring, Window clip) {
      for (int i = 0; i < ring.xy().length; i += 2) {
        dot(ring.xy()[i], ring.xy()[i + 1], clip);
      }
    }

    private void dot(double x, double y, Window clip) {
      double reach = style.vertexRadius() + 0.5;
      clip(new Envelope(x, x, y, y), reach, clip)
          .ifPresent(
              box -> {
                for (int row = box.y(); row < box.y() + box.height(); row++) {
                  for (int column = box.x(); column < box.x() + box.width(); column++) {
                    double ex = column + 0.5 - x;
                    double ey = row + 0.5 - y;
                    float value =
                        (float) Math.min(1, Math.max(0, reach - Math.sqrt(ex * ex + ey * ey)));
                    int at = position(column, row);
                    raster.vertex()[at] = Math.max(raster.vertex()[at], value);
                  }
                }
              });
    }

    private int position(int x, int y) {
      Window window = raster.window();
      return (y - window.y()) * window.width() + x - window.x();
    }
  }
}
