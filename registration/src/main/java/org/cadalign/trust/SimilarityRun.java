package org.cadalign.trust;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cadalign.archive.ModelArchive;
import org.cadalign.archive.WeightDigest;
import org.cadalign.engine.Engine;
import org.cadalign.engine.Network;
import org.cadalign.gate.DataException;
import org.cadalign.layer.LayerRead;
import org.cadalign.layer.Layers;
import org.cadalign.layer.Rejection;
import org.cadalign.match.Reach;
import org.cadalign.progress.Progress;
import org.cadalign.raster.Damage;
import org.cadalign.raster.WorkingGrid;
import org.cadalign.retrieve.CountSketch;
import org.cadalign.retrieve.SketchMetadata;
import org.cadalign.run.Notice;
import org.cadalign.run.Notice.Subject;
import org.cadalign.run.RunClock;
import org.cadalign.scene.SceneImage;

/** Counts the neighbours of all buildings of a layer, from files to files. */
public final class SimilarityRun {
  private final SimilarityRequest request;
  private final RequestedModel model;
  private final Engine engine;
  private final Progress progress;
  private final TrustFiles files;
  private final RunClock clock = new RunClock();
  private final List<Notice> notices = new ArrayList<>();

  public SimilarityRun(SimilarityRequest request, Engine engine, Progress progress) {
    this.request = request;
    this.model = new RequestedModel(request);
    this.engine = engine;
    this.progress = progress;
    this.files = new TrustFiles(request.output());
  }

  /**
   * How a run ended.
   *
   * @param summary counts and medians
   * @param notices what the user should know
   * @param rejected features that could not be read
   * @param damaged whether a part of the image could not be read
   */
  public record Result(
      TrustSummary summary, List<Notice> notices, List<Rejection> rejected, boolean damaged) {
    public Result {
      notices = List.copyOf(notices);
      rejected = List.copyOf(rejected);
    }
  }

  /**
   * Runs it; outputs are refused before any work is done. What an earlier run with the same model,
   * image, layer and options has left in the folder is not done again.
   *
   * @throws DataException if an input cannot be used or an output cannot be written
   */
  public Result run() throws DataException, InterruptedException {
    files.check(request);
    PatchPlan plan = new PatchPlan(request.patch(), Reach.of(model.matcher()));
    Optional<TrainingExamples> examples =
        model.examples(line -> notices.add(new Notice(Subject.MODEL, line)));
    try (SceneImage image = SceneImage.open(request.image(), request.imageOptions())) {
      requireFewTiles(image.grid().size(1));
      notices.addAll(Notice.of(Subject.IMAGE, image.source().notices()));
      LayerRead read = Layers.read(request.layer(), request.layerOptions());
      notices.addAll(Notice.of(Subject.LAYER, read.notices()));
      Surroundings scene = Surroundings.of(image, read.layer(), plan);
      clock.lap("read");
      return count(scene, examples, read.rejections());
    }
  }

  /** Before hours of work that could not be written down. */
  private void requireFewTiles(WorkingGrid.Size size) throws DataException {
    if (!Tiles.areFew(request.tile(), size.width(), size.height())) {
      throw new DataException(
          DataException.Code.BAD_VALUE,
          request.image(),
          "tiles of " + request.tile() + " px are too many for it",
          "give a larger --tile");
    }
  }

  private Result count(
      Surroundings scene, Optional<TrainingExamples> examples, List<Rejection> rejected)
      throws DataException, InterruptedException {
    try (Network network = engine.build(request.model().spec(), 0);
        RowStore store = store(sketch(examples), scene.places().size())) {
      network.load(request.model().weights(ModelArchive.WHOLE).orElseThrow());
      Counting counting = new Counting(request, examples, scene, network, store);
      long samples = counting.run(progress);
      clock.lap("count");
      Optional<Damage> damage = scene.image().damage();
      damage.ifPresent(d -> notices.add(new Notice(Subject.IMAGE, d.notice())));
      TrustMap map = new TrustMap(scene, counting.pieces(), scene.tiles(request.tile()));
      Reasons reasons = new Reasons(map, counting.neighbours(), counting.nearestExamples());
      return write(reasons, samples, rejected, damage.isPresent());
    }
  }

  private Result write(Reasons reasons, long samples, List<Rejection> rejected, boolean damaged)
      throws DataException, InterruptedException {
    TrustSummary summary = TrustSummary.of(reasons.map().features(), request.among(), samples);
    new TrustOutputs(request, engine, files, reasons, clock).write(summary, notices, rejected);
    return new Result(summary, notices, rejected, damaged);
  }

  /** Sketches of the model's examples can be compared with; without any, any will do. */
  private CountSketch sketch(Optional<TrainingExamples> examples) {
    return examples
        .map(e -> new CountSketch(e.width(), e.seed()))
        .orElseGet(() -> new CountSketch(ExampleMaker.WIDTH, request.seed()));
  }

  private RowStore store(CountSketch sketch, int patches) throws DataException {
    boolean traits = request.by() == NearestBy.ACTIVATIONS;
    return RowStore.open(
        files.store(),
        RowKey.of(request, engine, sketch),
        new RowLayout(
            ExampleTensors.OUTPUTS,
            sketch.size(),
            traits ? Activations.length(model.matcher()) : 0),
        sketches(sketch, patches),
        request.overwrite());
  }

  private SketchMetadata sketches(CountSketch sketch, int patches) {
    return new SketchMetadata(
        WeightDigest.of(request.model()),
        "patches of an image, see key.json",
        SketchMetadata.Content.CORRELATION,
        sketch.size(),
        sketch.seed(),
        ExampleTensors.OUTPUTS,
        Math.toIntExact(request.model().spec().size()),
        patches);
  }
}
