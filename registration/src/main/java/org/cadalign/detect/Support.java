package org.cadalign.detect;

import java.awt.geom.AffineTransform;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.cadalign.draw.MapDrawing;
import org.cadalign.draw.MapRaster;
import org.cadalign.draw.Outline;
import org.cadalign.engine.Network;
import org.cadalign.gate.DataException;
import org.cadalign.match.EvidenceWindow;
import org.cadalign.match.LevelWindows;
import org.cadalign.match.MatchOptions;
import org.cadalign.match.Placement;
import org.cadalign.match.Reach;
import org.cadalign.match.WindowPlan;
import org.cadalign.match.Workers;
import org.cadalign.progress.Progress;
import org.cadalign.raster.Window;
import org.locationtech.jts.geom.Envelope;

/** Measures how well the image bears out each footprint where it lies. */
public final class Support {
  private final Segmentation segmentation;
  private final Reach reach;
  private final MatchOptions match;
  private final SupportOptions options;

  public Support(Network network, Reach reach, MatchOptions match, SupportOptions options) {
    this.segmentation = new Segmentation(network);
    this.reach = reach;
    this.match = match;
    this.options = options;
  }

  public SupportOptions options() {
    return options;
  }

  /** An image at any level. */
  @FunctionalInterface
  public interface Images {
    /** The image at level L. */
    LevelWindows level(int level) throws DataException;
  }

  /**
   * Support of each footprint; empty where the image does not show its place.
   *
   * @param placement with each footprint as a group of its own
   */
  public List<Optional<Double>> of(Images images, Placement placement, Progress progress)
      throws DataException {
    List<Optional<Double>> all =
        new ArrayList<>(Collections.nCopies(placement.size(), Optional.empty()));
    for (int level : options.levels()) {
      LevelWindows seen = images.level(level);
      SortedMap<Integer, Envelope> doubtful = placement.inside(level, seen.width(), seen.height());
      doubtful.keySet().removeIf(i -> all.get(i).filter(s -> s >= options.enough()).isPresent());
      look(all, seen, placement, doubtful, progress);
    }
    return List.copyOf(all);
  }

  /** Replaces what is known of some footprints by what a level shows, where it shows them. */
  private void look(
      List<Optional<Double>> all,
      LevelWindows images,
      Placement placement,
      SortedMap<Integer, Envelope> doubtful,
      Progress progress) {
    WindowPlan plan = WindowPlan.of(doubtful, reach, match);
    long pixels = plan.windows().stream().mapToLong(w -> w.window().area()).sum();
    List<List<Optional<Double>>> answers;
    try (Progress.Task shown = progress.begin("support " + images.level(), pixels, "px")) {
      answers =
          new Workers(match.threads())
              .run(plan.windows().stream().map(w -> task(images, placement, w, shown)).toList());
    }
    for (int i = 0; i < answers.size(); i++) {
      List<Integer> footprints = plan.windows().get(i).groups();
      for (int k = 0; k < footprints.size(); k++) {
        Optional<Double> before = all.get(footprints.get(k));
        all.set(footprints.get(k), answers.get(i).get(k).or(() -> before));
      }
    }
  }

  private Workers.Task<List<Optional<Double>>> task(
      LevelWindows images, Placement placement, EvidenceWindow plot, Progress.Task shown) {
    return () -> {
      try {
        return look(segmentation.of(images, plot.window()), placement, plot, images.level());
      } catch (DataException e) {
        // The chain has met the same window, and told of it.
        return Collections.nCopies(plot.groups().size(), Optional.empty());
      } finally {
        shown.advance(plot.window().area());
      }
    };
  }

  private List<Optional<Double>> look(
      Segments segments, Placement placement, EvidenceWindow plot, int level) {
    List<Integer> near = placement.near(plot.window(), level);
    MapRaster map = draw(placement, near, plot.window(), level);
    List<SupportSums> sums = near.stream().map(n -> new SupportSums()).toList();
    for (int i = 0; i < map.index().length; i++) {
      if (map.index()[i] > 0 && segments.valid()[i]) {
        sums.get(map.index()[i] - 1).add(segments, map, i);
      }
    }
    return plot.groups().stream()
        .map(group -> sums.get(Collections.binarySearch(near, group)).support())
        .toList();
  }

  private MapRaster draw(Placement placement, List<Integer> near, Window window, int level) {
    AffineTransform toLevel = AffineTransform.getScaleInstance(1.0 / level, 1.0 / level);
    List<Outline> outlines =
        placement.shapes(near).stream()
            .map(shape -> Outline.of(shape.shape()).transformed(toLevel))
            .toList();
    MapDrawing.Style style = MapDrawing.Style.DEFAULT;
    return new MapDrawing(
            new MapDrawing.Style(style.edgeWidth(), style.vertexRadius(), options.rim()))
        .draw(outlines, window);
  }
}
