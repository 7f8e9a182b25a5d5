package org.cadalign.bench;

import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import org.cadalign.crs.Reprojection;
import org.cadalign.data.Footprint;
import org.cadalign.field.Displacement;
import org.cadalign.gate.DataException;
import org.cadalign.layer.Feature;
import org.cadalign.layer.Layer;
import org.cadalign.noise.Perturbation;
import org.cadalign.raster.WorkingGrid;
import org.cadalign.scene.SceneLayer;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.AffineTransformation;

/**
 * Labels, moved by a known displacement of each group.
 *
 * @param layer in the system of the labels, features and ids as theirs
 * @param metres what was added to each group's true position, ground metres east and north
 */
public record MisalignedLayer(Layer layer, List<Displacement> metres) {
  public MisalignedLayer {
    metres = List.copyOf(metres);
  }

  /** The labels moved by {@link Perturbation}; scenes differ under the same seed. */
  public static MisalignedLayer perturbed(TestScene scene, long seed) throws DataException {
    return perturbed(scene, seed, Perturbation.Strength.DEFAULT);
  }

  /** The same, more or less strongly. */
  public static MisalignedLayer perturbed(
      TestScene scene, long seed, Perturbation.Strength strength) throws DataException {
    WorkingGrid grid = scene.image().grid();
    Envelope extent = new Envelope();
    List<Coordinate> centres = new ArrayList<>();
    scene.labels().groups().forEach(group -> centres.add(ground(grid, group.centroid())));
    for (Footprint footprint : scene.labels().footprints()) {
      for (Coordinate vertex : footprint.shape().getCoordinates()) {
        extent.expandToInclude(ground(grid, vertex));
      }
    }
    Perturbation perturbation = Perturbation.random(mixed(seed, scene.name()), strength, extent);
    return of(scene, perturbation.of(centres));
  }

  /** The labels, every one moved by the same. */
  static MisalignedLayer shifted(TestScene scene, Displacement metres) throws DataException {
    return of(scene, Collections.nCopies(scene.labels().groups().size(), metres));
  }

  /** The labels as they are. */
  static MisalignedLayer unmoved(TestScene scene) {
    int groups = scene.labels().groups().size();
    return new MisalignedLayer(
        scene.labels().layer(), Collections.nCopies(groups, Displacement.ZERO));
  }

  /**
   * The labels, every group moved rigidly.
   *
   * @param metres one per group, added to its true position, ground metres east and north
   */
  public static MisalignedLayer of(TestScene scene, List<Displacement> metres)
      throws DataException {
    SceneLayer labels = scene.labels();
    Layer layer = labels.layer();
    Reprojection toImage =
        Reprojection.between(layer.crs(), scene.image().source().georeference().crs());
    List<Feature> features = new ArrayList<>(layer.features());
    for (int g = 0; g < metres.size(); g++) {
      AffineTransformation move = toMap(scene.image().grid(), metres.get(g));
      for (int member : labels.groups().get(g).members()) {
        Footprint footprint = labels.footprints().get(member);
        Geometry moved = toImage.back(move.transform(footprint.shape()));
        features.set(footprint.feature(), features.get(footprint.feature()).withGeometry(moved));
      }
    }
    return new MisalignedLayer(
        new Layer(layer.name(), layer.crs(), layer.fields(), features), metres);
  }

  /** From working pixels to the image's system, and there on by a displacement. */
  static AffineTransformation toMap(WorkingGrid grid, Displacement metres) {
    Point2D.Double pixels = grid.workingPixels(metres.dx(), metres.dy());
    AffineTransform t = grid.workingToMap();
    t.translate(pixels.x, pixels.y);
    return new AffineTransformation(
        t.getScaleX(),
        t.getShearX(),
        t.getTranslateX(),
        t.getShearY(),
        t.getScaleY(),
        t.getTranslateY());
  }

  private static Coordinate ground(WorkingGrid grid, Coordinate working) {
    Point2D.Double metres = grid.metresEastNorth(working.x, working.y);
    return new Coordinate(metres.x, metres.y);
  }

  /** Scenes differ under the same seed. */
  public static long mixed(long seed, String name) {
    CRC32 sum = new CRC32();
    sum.update(name.getBytes(StandardCharsets.UTF_8));
    return new SplittableRandom(seed).nextLong() ^ sum.getValue();
  }
}
