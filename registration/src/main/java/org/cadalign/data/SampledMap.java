package org.cadalign.data;

import java.awt.geom.AffineTransform;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.cadalign.draw.MapDrawing;
import org.cadalign.draw.MapRaster;
import org.cadalign.draw.Outline;
import org.cadalign.engine.Tensor;
import org.cadalign.field.Displacement;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;

/**
 * The vector side of a sample: labels in a window, and the map that is made of them.
 *
 * @param view the window
 * @param labels outlines of all groups near the window, at their labels' positions, pixels of the
 *     window
 * @param shown outlines that the map shows, misaligned
 * @param truths outlines of {@code shown} at their labels' positions
 * @param centres centroids of {@code shown}, misaligned, pixels of the window
 * @param displacements from {@code shown} to {@code truths}, pixels of the level
 * @param stale how many of the last of {@code shown} stand where no building is, as in a map that
 *     is out of date; nothing can be learnt from where they should go
 */
record SampledMap(
    View view,
    List<Outline> labels,
    List<Outline> shown,
    List<Outline> truths,
    List<Coordinate> centres,
    List<Displacement> displacements,
    int stale) {
  /** Groups farther outside than any misalignment and region reaches cannot be seen. */
  private static final double MARGIN = 8;

  private static final double SPARSE = 0.1;

  /** Share of samples whose map is out of date, and most of its groups that then are. */
  private static final double OUTDATED = 0.3;

  private static final double MOST_STALE = 0.25;

  /**
   * Share of samples whose outlines are digitised coarsely, and by how much they may be too wide or
   * high.
   */
  private static final double COARSE = 0.3;

  private static final double WRONG_SIZE = 0.05;

  /**
   * Makes a map of a scene's labels: drops groups at random (one sample in ten keeps only 10 to 60
   * % of them, the others drop up to 10 %), and moves each of the others.
   *
   * @param anchor group that is never dropped, so that no map is empty
   * @param options what displacements there are, whether groups are dropped, and whether the map
   *     may also be coarse and out of date, as augmented ones may
   */
  static SampledMap draw(
      SplittableRandom random,
      TrainingScene scene,
      View view,
      int anchor,
      TrainingSampler.Options options) {
    List<Outline> labels = new ArrayList<>();
    List<Outline> truths = new ArrayList<>();
    List<Coordinate> centres = new ArrayList<>();
    boolean sparse = random.nextDouble() < SPARSE;
    double keep = sparse ? 0.1 + 0.5 * random.nextDouble() : 1 - 0.1 * random.nextDouble();
    Envelope seen = view.seen(MARGIN);
    for (int i = 0; i < scene.groups().size(); i++) {
      Group group = scene.groups().get(i);
      if (!seen.intersects(group.envelope())) {
        continue;
      }
      Outline label = scene.outlines().get(i).transformed(view.toWindow());
      labels.add(label);
      boolean kept = random.nextDouble() < keep || i == anchor;
      if (kept || !options.dropping()) {
        truths.add(label);
        centres.add(view.project(group.centroid()));
      }
    }
    SampledMap map =
        misaligned(
            view, labels, truths, centres, options.misalignment().draw(random, centres, view));
    if (!options.augmented()) {
      return map;
    }
    map = random.nextDouble() < COARSE ? map.coarse(random) : map;
    return random.nextDouble() < OUTDATED ? map.outdated(random) : map;
  }

  /** Moves labels away by their displacements and keeps those that the window can still show. */
  private static SampledMap misaligned(
      View view,
      List<Outline> labels,
      List<Outline> truths,
      List<Coordinate> centres,
      List<Displacement> displacements) {
    SampledMap map =
        new SampledMap(
            view,
            labels,
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            0);
    for (int i = 0; i < truths.size(); i++) {
      Displacement d = displacements.get(i);
      Outline moved = truths.get(i).moved(-d.dx(), -d.dy());
      if (MapDrawing.standard().reaches(moved, view.window())) {
        map.shown.add(moved);
        map.truths.add(truths.get(i));
        Coordinate centre = centres.get(i);
        map.centres.add(new Coordinate(centre.x - d.dx(), centre.y - d.dy()));
        map.displacements.add(d);
      }
    }
    return map;
  }

  /** The same map with outlines a little too wide or narrow, high or low, about their centres. */
  private SampledMap coarse(SplittableRandom random) {
    List<Outline> changed = new ArrayList<>();
    for (int i = 0; i < shown.size(); i++) {
      Coordinate c = centres.get(i);
      AffineTransform scaling = AffineTransform.getTranslateInstance(c.x, c.y);
      scaling.scale(size(random), size(random));
      scaling.translate(-c.x, -c.y);
      changed.add(shown.get(i).transformed(scaling));
    }
    return new SampledMap(view, labels, changed, truths, centres, displacements, stale);
  }

  private static double size(SplittableRandom random) {
    return 1 + WRONG_SIZE * (2 * random.nextDouble() - 1);
  }

  /** The same map with copies of some of its groups at random places. */
  private SampledMap outdated(SplittableRandom random) {
    int extra = (int) Math.round(MOST_STALE * random.nextDouble() * shown.size());
    List<Outline> more = new ArrayList<>(shown);
    List<Outline> nowhere = new ArrayList<>(truths);
    List<Coordinate> places = new ArrayList<>(centres);
    List<Displacement> none = new ArrayList<>(displacements);
    int added = 0;
    for (int i = 0; i < extra; i++) {
      int copied = random.nextInt(shown.size());
      Coordinate place =
          new Coordinate(view.size() * random.nextDouble(), view.size() * random.nextDouble());
      Coordinate from = centres.get(copied);
      Outline moved = shown.get(copied).moved(place.x - from.x, place.y - from.y);
      if (MapDrawing.standard().reaches(moved, view.window())) {
        more.add(moved);
        nowhere.add(moved);
        places.add(place);
        none.add(Displacement.ZERO);
        added++;
      }
    }
    return new SampledMap(view, labels, more, nowhere, places, none, added);
  }

  MapRaster drawShown() {
    return MapDrawing.standard().draw(shown, view.window());
  }

  MapRaster drawLabels() {
    return MapDrawing.standard().draw(labels, view.window());
  }

  /** {@code (B, 2)} centroids in level-1 pixels. */
  Tensor position() {
    float[] xy = new float[2 * centres.size()];
    for (int i = 0; i < centres.size(); i++) {
      xy[2 * i] = (float) (centres.get(i).x * view.level());
      xy[2 * i + 1] = (float) (centres.get(i).y * view.level());
    }
    return new Tensor(xy, centres.size(), 2);
  }

  /** {@code (B, 2)} displacements in pixels of the level. */
  Tensor displacement() {
    float[] xy = new float[2 * displacements.size()];
    for (int i = 0; i < displacements.size(); i++) {
      xy[2 * i] = (float) displacements.get(i).dx();
      xy[2 * i + 1] = (float) displacements.get(i).dy();
    }
    return new Tensor(xy, displacements.size(), 2);
  }

  /**
   * {@code (B)} 1 for groups that can be learnt from: region and label lie in the window on valid
   * pixels, and no other group hides the region altogether.
   */
  Tensor weight(float[] valid, int[] index) {
    boolean[] visible = new boolean[shown.size() + 1];
    for (int group : index) {
      visible[group] = true;
    }
    float[] weight = new float[shown.size()];
    for (int i = 0; i < weight.length; i++) {
      Envelope box = shown.get(i).bounds();
      box.expandBy(MapDrawing.Style.DEFAULT.rim());
      box.expandToInclude(truths.get(i).bounds());
      boolean real = i < weight.length - stale;
      weight[i] = real && visible[i + 1] && allValid(box, valid) ? 1 : 0;
    }
    return new Tensor(weight, weight.length);
  }

  private boolean allValid(Envelope box, float[] valid) {
    Envelope whole = new Envelope(0, view.size(), 0, view.size());
    if (!whole.contains(box)) {
      return false;
    }
    for (int y = (int) box.getMinY(); y < box.getMaxY(); y++) {
      for (int x = (int) box.getMinX(); x < box.getMaxX(); x++) {
        if (valid[y * view.size() + x] == 0) {
          return false;
        }
      }
    }
    return true;
  }
}
