package org.cadalign.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cadalign.align.Aligner;
import org.cadalign.align.Chain;
import org.cadalign.align.ChainOptions;
import org.cadalign.align.GeometryMover;
import org.cadalign.align.LayerMotion;
import org.cadalign.align.Motion;
import org.cadalign.align.Pins;
import org.cadalign.align.WorkingFrame;
import org.cadalign.archive.ModelArchive;
import org.cadalign.archive.ModelArchives;
import org.cadalign.archive.ModelFormatException;
import org.cadalign.data.Footprint;
import org.cadalign.engine.Engines;
import org.cadalign.engine.Network;
import org.cadalign.gate.DataException;
import org.cadalign.layer.Layer;
import org.cadalign.match.MatchOptions;
import org.cadalign.match.Reach;
import org.cadalign.raster.WorkingGrid;
import org.cadalign.scene.SceneLayer;
import org.cadalign.scene.SceneMaps;
import org.cadalign.shipped.ShippedModel;
import org.cadalign.spec.OutlineMatcherSpec;
import org.geotools.api.referencing.FactoryException;

/** This program. */
record AlignmentRival(Network network, Chain chain) implements Rival, AutoCloseable {
  /** With a model, or the shipped one. */
  static AlignmentRival with(Optional<Path> model) throws DataException, IOException {
    try {
      ModelArchive archive =
          model.isPresent() ? ModelArchives.read(model.get()) : ShippedModel.open();
      OutlineMatcherSpec spec = (OutlineMatcherSpec) archive.spec();
      Network network = Engines.named("torch").orElseThrow().build(spec, 1);
      network.load(archive.weights(ModelArchive.WHOLE).orElseThrow());
      return new AlignmentRival(
          network,
          new Chain(
              network,
              Reach.of(spec),
              MatchOptions.withThreads(1),
              new SceneMaps(),
              ChainOptions.defaults()));
    } catch (ModelFormatException e) {
      throw new DataException(
          DataException.Code.MODEL_REFUSED, model, e.getMessage(), "give another --model", e);
    }
  }

  @Override
  public List<Footprint> place(TestScene scene, SceneLayer misaligned) throws DataException {
    WorkingGrid grid = scene.image().grid();
    WorkingFrame frame = new WorkingFrame(grid.workingToMap(), grid.frame());
    Layer layer = misaligned.layer();
    LayerMotion motion = new LayerMotion(mover(scene, layer), frame, Motion.RIGID);
    Layer aligned =
        new Aligner(chain, motion)
            .align(scene.image(), layer, misaligned.footprints(), misaligned.groups(), Pins.none())
            .moved()
            .layer();
    return SceneLayer.of(aligned, scene.image()).footprints();
  }

  private static GeometryMover mover(TestScene scene, Layer layer) {
    try {
      return GeometryMover.between(layer.crs(), scene.image().source().georeference().crs());
    } catch (FactoryException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    network.close();
  }
}
