package org.cadalign.train;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.cadalign.align.ChainOptions;
import org.cadalign.align.Motion;
import org.cadalign.archive.ModelArchive;
import org.cadalign.detect.MissingOptions;
import org.cadalign.detect.SupportOptions;
import org.cadalign.engine.Engine;
import org.cadalign.gate.DataException;
import org.cadalign.match.MatchOptions;
import org.cadalign.progress.Progress;
import org.cadalign.raster.ImageOptions;
import org.cadalign.run.AlignmentRequest;
import org.cadalign.run.AlignmentRun;

/** Puts the labels of scenes right by a network, into a layer for each scene. */
public final class LabelCorrection {
  /** Of normal noise one label in a hundred thousand lies farther out along an axis. */
  private static final double DEVIATIONS = 4.5;

  private final LabelFiles from;
  private final Path folder;
  private final int threads;
  private final ChainOptions chain;

  /**
   * A correction.
   *
   * @param from the labels to put right
   * @param folder to write {@code NAME.gpkg} to
   * @param chain levels, and how far labels are looked for each by itself; its least confidence
   *     does not count
   */
  public LabelCorrection(LabelFiles from, Path folder, int threads, ChainOptions chain) {
    this.from = from;
    this.folder = folder;
    this.threads = threads;
    // A label of little confidence would take its neighbours' shift, whose errors are their own.
    this.chain = chain.withMinConfidence(0);
  }

  /**
   * How a network corrects labels that it was trained on in rounds: each by its own evidence,
   * however little that is; but at the rim of what is searched, or beyond the largest move, by that
   * of its neighbours.
   *
   * @param finest level that it was trained at
   * @param labelNoise what the labels are wrong by, standard deviation per axis, ground metres; 0
   *     if that is not known
   */
  public static ChainOptions inRounds(int finest, double labelNoise) {
    double asked = Math.max(ChainOptions.APART, DEVIATIONS * labelNoise);
    double reach = Math.min(asked, ChainOptions.FARTHEST_APART);
    ChainOptions usual = ChainOptions.defaults().to(finest);
    // Along both axes at once, from where the neighbours' labels are.
    double farthest = Math.max(usual.maxShift(), 2 * reach);
    return usual.withApart(reach).withMaxShift(farthest);
  }

  /** Corrects the labels of those scenes that have not been corrected yet. */
  public void correct(
      List<SceneList.Scene> scenes, ModelArchive model, Engine engine, Progress progress)
      throws DataException {
    for (SceneList.Scene scene : scenes) {
      Path output = folder.resolve(scene.name() + ".gpkg");
      if (!Files.exists(output)) {
        new AlignmentRun(request(scene, model, output), engine, progress).run();
      }
    }
  }

  private AlignmentRequest request(SceneList.Scene scene, ModelArchive model, Path output)
      throws DataException {
    return new AlignmentRequest(
        scene.image(),
        from.of(scene),
        ImageOptions.defaults(),
        scene.entry().layerOptions(),
        model,
        Optional.empty(),
        chain,
        false,
        MatchOptions.withThreads(threads),
        Motion.RIGID,
        SupportOptions.unmeasured(),
        MissingOptions.defaults(),
        List.of(),
        Optional.of(output),
        Optional.empty(),
        Optional.empty(),
        true,
        new TreeMap<>());
  }
}
