package org.cadalign.detect;

import java.util.ArrayList;
import java.util.List;
import org.cadalign.engine.Network;
import org.cadalign.gate.DataException;
import org.cadalign.match.LevelWindows;
import org.cadalign.match.MatchOptions;
import org.cadalign.match.Placement;
import org.cadalign.match.Reach;
import org.cadalign.match.Workers;
import org.cadalign.progress.Progress;
import org.cadalign.raster.Window;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.geom.util.PolygonExtracter;

/**
 * Finds buildings that the image shows and the layer lacks. The image is looked at in windows of
 * bounded size; what is kept of them are runs of roof, so memory grows with what is found. Runs are
 * joined over the borders of windows, so how the image is cut changes nothing.
 */
public final class MissingBuildings {
  private final Segmentation segmentation;
  private final Reach reach;
  private final MatchOptions match;
  private final MissingOptions options;

  public MissingBuildings(
      Network network, Reach reach, MatchOptions match, MissingOptions options) {
    this.segmentation = new Segmentation(network);
    this.reach = reach;
    this.match = match;
    this.options = options;
  }

  /**
   * What was found.
   *
   * @param buildings from the top down
   * @param faults messages of windows that could not be read
   */
  public record Findings(List<FoundBuilding> buildings, List<String> faults) {
    public Findings {
      buildings = List.copyOf(buildings);
      faults = List.copyOf(faults);
    }
  }

  /** Level at which the image is looked at. */
  public int level() {
    return options.level();
  }

  /**
   * Looks at the whole image.
   *
   * @param layer the buildings that are known, at their places on the image
   */
  public Findings find(LevelWindows images, Placement layer, Progress progress) {
    List<Window> cores = cores(images);
    Covered covered = new Covered(layer, options.clearance(), images.level());
    List<Seen> seen;
    long pixels = (long) images.width() * images.height();
    try (Progress.Task shown = progress.begin("find missing", pixels, "px")) {
      seen =
          new Workers(match.threads())
              .run(cores.stream().map(core -> task(images, covered, core, shown)).toList());
    }
    List<String> faults = seen.stream().flatMap(s -> s.faults().stream()).toList();
    return new Findings(buildings(seen.stream().flatMap(s -> s.runs().stream()).toList()), faults);
  }

  /** Squares that cover the image, beginning at its corner. */
  private List<Window> cores(LevelWindows images) {
    List<Window> cores = new ArrayList<>();
    for (int y = 0; y < images.height(); y += match.core()) {
      for (int x = 0; x < images.width(); x += match.core()) {
        cores.add(
            new Window(
                x,
                y,
                Math.min(match.core(), images.width() - x),
                Math.min(match.core(), images.height() - y)));
      }
    }
    return cores;
  }

  private record Seen(List<Run> runs, List<String> faults) {}

  private Workers.Task<Seen> task(
      LevelWindows images, Covered covered, Window core, Progress.Task shown) {
    return () -> {
      try {
        return new Seen(look(images, covered, core), List.of());
      } catch (DataException e) {
        return new Seen(List.of(), List.of(e.getMessage()));
      } finally {
        shown.advance(core.area());
      }
    };
  }

  private List<Run> look(LevelWindows images, Covered covered, Window core) throws DataException {
    Window window =
        reach.window(
            new Envelope(
                core.x(), core.x() + core.width() - 1.0, core.y(), core.y() + core.height() - 1.0));
    Segments segments = segmentation.of(images, window);
    return RoofMask.of(segments, covered.in(window), options).runs(core, segments.fill());
  }

  private List<FoundBuilding> buildings(List<Run> runs) {
    double pixel = Reach.METRES_PER_PIXEL * options.level();
    List<FoundBuilding> found = new ArrayList<>();
    for (Component component : Component.of(runs)) {
      if (component.pixels() * pixel * pixel >= options.leastArea()
          && component.score() >= options.minScore()) {
        addOutlines(component, found);
      }
    }
    return found;
  }

  private void addOutlines(Component component, List<FoundBuilding> into) {
    BuildingShape shape = new BuildingShape(options);
    Geometry traced =
        AffineTransformation.scaleInstance(options.level(), options.level())
            .transform(ComponentOutline.of(component));
    for (Object polygon : PolygonExtracter.getPolygons(traced)) {
      into.add(new FoundBuilding(shape.of((Polygon) polygon), component.score()));
    }
  }
}
