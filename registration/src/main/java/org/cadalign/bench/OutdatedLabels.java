package org.cadalign.bench;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cadalign.crs.Reprojection;
import org.cadalign.data.Footprint;
import org.cadalign.field.Displacement;
import org.cadalign.gate.DataException;
import org.cadalign.layer.Feature;
import org.cadalign.layer.Layer;
import org.cadalign.raster.WorkingGrid;
import org.cadalign.scene.SceneLayer;
import org.cadalign.synth.LabelNoise;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;

/**
 * Labels as if some years had gone by: a third of the buildings have no label yet, and for every
 * five buildings one label stands where none does, a copy of another. Then all are misaligned as by
 * scripts/perturb.
 *
 * @param layer the labels that are left, and the stale ones
 * @param unlabelled shapes of the buildings without a label, level-1 working pixels
 * @param stale ids of labels where no building stands
 */
record OutdatedLabels(Layer layer, List<Geometry> unlabelled, Set<String> stale) {
  private static final LabelNoise OUTDATED =
      new LabelNoise(0, 0, 0, Displacement.ZERO, 1.0 / 3, 0.2);

  /** Beyond any id of the scenes. */
  private static final int FIRST_STALE = 1_000_000_000;

  OutdatedLabels {
    unlabelled = List.copyOf(unlabelled);
    stale = Set.copyOf(stale);
  }

  /** Of a scene; features that are no single polygon are left out. */
  static OutdatedLabels of(TestScene scene, long seed) throws DataException {
    List<Footprint> buildings =
        scene.labels().footprints().stream().filter(f -> f.shape() instanceof Polygon).toList();
    List<Polygon> shapes = buildings.stream().map(f -> (Polygon) f.shape()).toList();
    WorkingGrid.Size size = scene.image().grid().size(1);
    Envelope extent = new Envelope(0, size.width(), 0, size.height());
    Making making = new Making(scene);
    List<Geometry> unlabelled = new ArrayList<>(shapes);
    for (LabelNoise.Label label : OUTDATED.labels(shapes, extent, seed)) {
      if (label.building().isPresent()) {
        making.keep(buildings.get(label.building().get()));
        unlabelled.remove(shapes.get(label.building().get()));
      } else {
        making.addStale(label.shape());
      }
    }
    TestScene outdated =
        new TestScene(
            scene.entry(),
            scene.imageFile(),
            scene.image(),
            SceneLayer.of(making.layer(), scene.image()));
    return new OutdatedLabels(
        MisalignedLayer.perturbed(outdated, seed).layer(), unlabelled, making.stale);
  }

  /** A layer in the making. */
  private static final class Making {
    private final TestScene scene;
    private final Layer source;
    private final Reprojection toImage;
    private final List<Feature> features = new ArrayList<>();
    private final Set<String> stale = new HashSet<>();

    Making(TestScene scene) throws DataException {
      this.scene = scene;
      this.source = scene.labels().layer();
      this.toImage =
          Reprojection.between(source.crs(), scene.image().source().georeference().crs());
    }

    void keep(Footprint building) {
      Feature feature = source.features().get(building.feature());
      features.add(new Feature(feature.id(), feature.geometry(), List.of()));
    }

    void addStale(Polygon shape) throws DataException {
      String id = Integer.toString(FIRST_STALE + stale.size());
      Geometry there =
          MisalignedLayer.toMap(scene.image().grid(), Displacement.ZERO).transform(shape);
      features.add(new Feature(Optional.of(id), Optional.of(toImage.back(there)), List.of()));
      stale.add(id);
    }

    Layer layer() {
      return new Layer(source.name(), source.crs(), List.of(), features);
    }
  }
}
