package org.cadalign.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cadalign.align.AddedColumns;
import org.cadalign.align.Aligner.Alignment;
import org.cadalign.align.ChainResult;
import org.cadalign.align.OutcomeColumns;
import org.cadalign.align.Summary;
import org.cadalign.align.WorkingFrame;
import org.cadalign.archive.Provenance.WorkingRange;
import org.cadalign.confidence.Sign;
import org.cadalign.confidence.Sign.Source;
import org.cadalign.engine.Engine;
import org.cadalign.gate.DataException;
import org.cadalign.gate.StagedOutput;
import org.cadalign.layer.Layer;
import org.cadalign.layer.LayerRead;
import org.cadalign.layer.Layers;
import org.cadalign.layer.Rejection;
import org.cadalign.layer.RenamedField;
import org.cadalign.progress.Progress;
import org.cadalign.raster.WorkingGrid;
import org.cadalign.run.Notice.Subject;
import org.cadalign.scene.LayerOutput;
import org.cadalign.scene.SceneImage;

/** Aligns one layer to one image, from files to files. */
public final class AlignmentRun {
  /** How much finer or coarser than in training an image may be before the user is warned. */
  private static final double RESOLUTION_SLACK = 1.25;

  private static final String LOOK = "; look at the results";

  private final AlignmentRequest request;
  private final Engine engine;
  private final Progress progress;
  private final List<Notice> notices = new ArrayList<>();

  public AlignmentRun(AlignmentRequest request, Engine engine, Progress progress) {
    this.request = request;
    this.engine = engine;
    this.progress = progress;
  }

  /**
   * How a run ended.
   *
   * @param summary counts and moves
   * @param levels how each level of the chain went
   * @param notices what the user should know
   * @param rejected features that could not be read
   * @param damaged whether a part of the image could not be read
   * @param found buildings that the layer lacks; empty where they were not looked for
   * @param predicted accuracy that is expected; empty where the model has no calibration
   * @param withheld why no accuracy is told although the model has one
   */
  public record Result(
      Summary summary,
      List<ChainResult.Level> levels,
      List<Notice> notices,
      List<Rejection> rejected,
      boolean damaged,
      Optional<Integer> found,
      Optional<Prediction.Total> predicted,
      Optional<String> withheld) {
    public Result {
      levels = List.copyOf(levels);
      notices = List.copyOf(notices);
      rejected = List.copyOf(rejected);
    }
  }

  /**
   * Runs it and writes what was asked for; all outputs are refused before any work is done.
   *
   * @throws DataException if an input cannot be used or an output cannot be written
   */
  public Result run() throws DataException {
    if (request.output().isPresent()) {
      Outputs.check(request);
    }
    RunClock clock = new RunClock();
    try (SceneImage image = SceneImage.open(request.image(), request.imageOptions())) {
      say(Subject.IMAGE, image.source().notices());
      LayerRead read = Layers.readWhole(request.layer(), request.layerOptions());
      say(Subject.LAYER, read.notices());
      warnOutsideRange(image.grid());
      RunDirectory directory = new RunDirectory(request, engine, image, clock, progress);
      Selection selection = Selection.of(read, image);
      MatcherRun.Result found =
          new MatcherRun(request, engine, progress).run(image, selection, clock);
      Prediction prediction =
          Prediction.of(
              request.calibration(),
              found.signs(),
              found.alignment().support(),
              found.alignment().moved().outcomes());
      found.alignment().chain().levels().forEach(level -> say(Subject.IMAGE, level.faults()));
      image.damage().ifPresent(damage -> say(Subject.IMAGE, damage.notice()));
      say(Subject.IMAGE, found.notices());
      prediction
          .withheld()
          .ifPresent(
              why -> say(Subject.IMAGE, "no error is expected of any building: " + why + LOOK));
      List<Integer> chosen = selection.chosen();
      return write(image, read, selection, found.only(chosen), prediction.only(chosen), directory);
    }
  }

  /** First everything is made beside its place; only then anything is put in place. */
  private Result write(
      SceneImage image,
      LayerRead read,
      Selection selection,
      MatcherRun.Result found,
      Prediction prediction,
      RunDirectory directory)
      throws DataException {
    Alignment alignment = flagged(found.alignment(), prediction);
    NothingMoved.notice(alignment, request.support().minSupport(), isDamaged(image, alignment))
        .ifPresent(line -> say(Subject.LAYER, line));
    OutcomeColumns outcomes = OutcomeColumns.append(alignment);
    AddedColumns columns = prediction.append(outcomes.layer());
    List<RenamedField> renamed = new ArrayList<>(outcomes.renamed());
    renamed.addAll(columns.renamed());
    AddedColumns.notice(renamed).ifPresent(line -> say(Subject.LAYER, line));
    List<StagedOutput> staged = new ArrayList<>();
    try {
      stageField(image, alignment.chain(), staged);
      stageFindings(found.findings(), staged);
      stageLayer(columns.layer(), staged);
      directory.lap("write");
      Result result =
          new Result(
              Summary.of(alignment.moved().outcomes()),
              alignment.chain().levels(),
              notices,
              read.rejections(),
              isDamaged(image, alignment),
              found.findings().map(layer -> layer.features().size()),
              prediction.total(),
              prediction.withheld());
      stageRun(
          directory,
          result,
          BuildingsTable.of(selection.wanted(), alignment, signs(), found.signs(), prediction),
          staged);
      for (StagedOutput output : staged) {
        output.publish();
      }
      return result;
    } finally {
      staged.forEach(StagedOutput::close);
    }
  }

  private static boolean isDamaged(SceneImage image, Alignment alignment) throws DataException {
    return image.damage().isPresent()
        || alignment.chain().levels().stream().anyMatch(level -> !level.faults().isEmpty());
  }

  private List<Sign> signs() {
    return Sign.of(Source.ofRun(request.recheck()));
  }

  private Alignment flagged(Alignment alignment, Prediction prediction) {
    return new Alignment(
        prediction.flagged(alignment.moved(), request.chain().minConfidence()),
        alignment.chain(),
        alignment.support());
  }

  /** The image's working grid as moving needs it. */
  static WorkingFrame frame(SceneImage image) {
    WorkingGrid grid = image.grid();
    return new WorkingFrame(grid.workingToMap(), grid.frame());
  }

  private void stageField(SceneImage image, ChainResult chain, List<StagedOutput> staged)
      throws DataException {
    Optional<Path> field = request.field();
    if (field.isPresent()) {
      staged.add(FieldOutput.prepare(field.get(), image, chain));
    }
  }

  private void stageFindings(Optional<Layer> findings, List<StagedOutput> staged)
      throws DataException {
    if (findings.isPresent()) {
      staged.add(
          LayerOutput.prepare(
              findings.get(),
              request.findings().orElseThrow(),
              request.overwrite(),
              loss -> say(Subject.FINDINGS, "missing buildings: " + loss)));
    }
  }

  private void stageLayer(Layer layer, List<StagedOutput> staged) throws DataException {
    Optional<Path> output = request.output();
    if (output.isPresent()) {
      staged.add(
          LayerOutput.prepare(
              layer, output.get(), request.overwrite(), loss -> say(Subject.OUTPUT, loss)));
    }
  }

  /** Before the layer: where the layer is, the run is complete. */
  private void stageRun(RunDirectory run, Result result, Layer buildings, List<StagedOutput> staged)
      throws DataException {
    if (request.output().isPresent()) {
      staged.add(staged.size() - 1, run.prepare(result, buildings));
    }
  }

  private void say(Subject about, String line) {
    say(about, List.of(line));
  }

  private void say(Subject about, List<String> lines) {
    notices.addAll(Notice.of(about, lines));
  }

  private void warnOutsideRange(WorkingGrid grid) {
    WorkingRange range = request.model().provenance().range();
    double metres = grid.imageResolution();
    if (metres < range.finest() / RESOLUTION_SLACK
        || metres > range.coarsest() * RESOLUTION_SLACK) {
      say(
          Subject.IMAGE,
          String.format(
              Locale.ROOT,
              "the image has %.2f m a pixel; the model was trained on %.2f to %.2f m:"
                  + " results may be worse, look at them",
              metres,
              range.finest(),
              range.coarsest()));
    }
  }
}
