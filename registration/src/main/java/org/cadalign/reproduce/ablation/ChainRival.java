package org.cadalign.reproduce.ablation;

import java.util.List;
import org.cadalign.align.Aligner;
import org.cadalign.align.Chain;
import org.cadalign.align.ChainOptions;
import org.cadalign.align.GeometryMover;
import org.cadalign.align.LayerMotion;
import org.cadalign.align.Motion;
import org.cadalign.align.Pins;
import org.cadalign.align.WorkingFrame;
import org.cadalign.bench.Rival;
import org.cadalign.bench.TestScene;
import org.cadalign.crs.Reprojection;
import org.cadalign.data.Footprint;
import org.cadalign.detect.Support;
import org.cadalign.detect.SupportOptions;
import org.cadalign.engine.Network;
import org.cadalign.gate.DataException;
import org.cadalign.match.MatchOptions;
import org.cadalign.match.Reach;
import org.cadalign.progress.Progress;
import org.cadalign.raster.WorkingGrid;
import org.cadalign.scene.SceneLayer;
import org.cadalign.scene.SceneMaps;
import org.cadalign.spec.OutlineMatcherSpec;

/**
 * A network with some of the chain's levels.
 *
 * @param network of an outline matcher, open
 * @param levels coarse to fine
 * @param threads windows at once
 */
record ChainRival(Network network, List<Integer> levels, int threads) implements Rival {
  @Override
  public List<Footprint> place(TestScene scene, SceneLayer misaligned) throws DataException {
    ChainOptions usual = ChainOptions.defaults();
    Reach reach = Reach.of((OutlineMatcherSpec) network.spec());
    MatchOptions match = MatchOptions.withThreads(threads);
    // Levels are compared, so nothing else looks for buildings.
    Chain chain =
        new Chain(
            network,
            reach,
            match,
            new SceneMaps(),
            new ChainOptions(levels, usual.maxShift(), usual.minConfidence(), 0));
    Support support = new Support(network, reach, match, SupportOptions.unmeasured());
    Aligner.Alignment found =
        new Aligner(chain, support, motion(scene, misaligned), Progress.none())
            .align(
                scene.image(),
                misaligned.layer(),
                misaligned.footprints(),
                misaligned.groups(),
                Pins.none());
    return SceneLayer.of(found.moved().layer(), scene.image()).footprints();
  }

  private static LayerMotion motion(TestScene scene, SceneLayer misaligned) throws DataException {
    WorkingGrid grid = scene.image().grid();
    Reprojection toImage =
        Reprojection.between(misaligned.layer().crs(), scene.image().source().georeference().crs());
    return new LayerMotion(
        new GeometryMover(toImage),
        new WorkingFrame(grid.workingToMap(), grid.frame()),
        Motion.RIGID);
  }
}
