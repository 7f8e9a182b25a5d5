package org.cadalign.data;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.cadalign.draw.MapDrawing;
import org.cadalign.draw.MapRaster;
import org.cadalign.draw.Outline;
import org.cadalign.engine.Tensor;
import org.cadalign.noise.Displacement;
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
 */
record SampledMap(
    View view,
    List<Outline> labels,
    List<Outline> shown,
    List<Outline> truths,
    List<Coordinate> centres,
    List<Displacement> displacements) {
  /** Groups farther outside than any misalignment and region reaches cannot be seen. */
  private static final double MARGIN = 8;

  private static final double SPARSE = 0.1;

  /**
   * Makes a map of a scene's labels: drops groups at random (one sample in ten keeps only 10 to 60
   * % of them, the others drop up to 10 %), and moves each of the others.
   *
   * @param anchor group that is never dropped, so that no map is empty
   */
  static SampledMap draw(
      SplittableRandom random, TrainingScene scene, View view, int anchor, Misalignment noise) {
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
      if (random.nextDouble() < keep || i == anchor) {
        truths.add(label);
        centres.add(view.project(group.centroid()));
      }
    }
    return misaligned(view, labels, truths, centres, noise.draw(random, centres, view));
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
            new ArrayList<>());
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
      weight[i] = visible[i + 1] && allValid(box, valid) ? 1 : 0;
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
