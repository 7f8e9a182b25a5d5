package org.cadalign.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.cadalign.align.Aligner;
import org.cadalign.align.Aligner.Alignment;
import org.cadalign.align.Chain;
import org.cadalign.align.ChainResult;
import org.cadalign.align.GeometryMover;
import org.cadalign.align.LayerMotion;
import org.cadalign.align.OutcomeColumns;
import org.cadalign.align.Pins;
import org.cadalign.align.SearchApart;
import org.cadalign.align.Summary;
import org.cadalign.align.WorkingFrame;
import org.cadalign.archive.ModelArchive;
import org.cadalign.archive.Provenance.WorkingRange;
import org.cadalign.crs.Reprojection;
import org.cadalign.data.Footprint;
import org.cadalign.detect.MissingBuildings;
import org.cadalign.detect.Support;
import org.cadalign.engine.Engine;
import org.cadalign.engine.Network;
import org.cadalign.field.Displacement;
import org.cadalign.gate.DataException;
import org.cadalign.gate.StagedOutput;
import org.cadalign.layer.Layer;
import org.cadalign.layer.LayerRead;
import org.cadalign.layer.Layers;
import org.cadalign.layer.Rejection;
import org.cadalign.match.Placement;
import org.cadalign.match.Reach;
import org.cadalign.progress.Progress;
import org.cadalign.raster.WorkingGrid;
import org.cadalign.scene.LayerOutput;
import org.cadalign.scene.SceneImage;
import org.cadalign.scene.SceneLayer;
import org.cadalign.scene.SceneMaps;
import org.cadalign.spec.NetworkSpec;
import org.cadalign.spec.OutlineMatcherSpec;

/** Aligns one layer to one image, from files to files. */
public final class AlignmentRun {
  /** How much finer or coarser than in training an image may be before the user is warned. */
  private static final double RESOLUTION_SLACK = 1.25;

  private final AlignmentRequest request;
  private final Engine engine;
  private final Progress progress;
  private final List<String> notices = new ArrayList<>();

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
   * @param notices what the user should know, one line each
   * @param rejected features that could not be read
   * @param found buildings that the layer lacks; empty where they were not looked for
   */
  public record Result(
      Summary summary,
      List<ChainResult.Level> levels,
      List<String> notices,
      List<Rejection> rejected,
      Optional<Integer> found) {
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
      notices.addAll(image.source().notices());
      LayerRead read = Layers.read(request.layer(), request.layerOptions());
      notices.addAll(read.notices());
      warnOutsideRange(image.grid());
      SceneLayer layer = SceneLayer.of(read.layer(), image);
      Pins pins = Pins.byId(read.layer(), request.pins());
      clock.lap("read");
      Work work = work(image, layer, pins, clock);
      work.alignment().chain().levels().forEach(level -> notices.addAll(level.faults()));
      return write(image, work, read.rejections(), clock);
    }
  }

  /** All that takes a network. */
  private record Work(Alignment alignment, Optional<Layer> findings) {}

  private Work work(SceneImage image, SceneLayer layer, Pins pins, RunClock clock)
      throws DataException {
    OutlineMatcherSpec spec = matcher();
    try (Network network = network(spec)) {
      Alignment alignment = align(network, spec, image, layer, pins);
      clock.lap("align");
      Optional<Layer> findings = findings(network, spec, image, alignment);
      if (findings.isPresent()) {
        clock.lap("find missing");
      }
      return new Work(alignment, findings);
    }
  }

  /** First everything is made beside its place; only then anything is put in place. */
  private Result write(SceneImage image, Work work, List<Rejection> rejections, RunClock clock)
      throws DataException {
    Alignment alignment = work.alignment();
    OutcomeColumns columns = OutcomeColumns.append(alignment);
    notices.addAll(columns.notices());
    List<StagedOutput> staged = new ArrayList<>();
    try {
      stageField(image, alignment.chain(), staged);
      stageFindings(work.findings(), staged);
      stageLayer(columns.layer(), staged);
      clock.lap("write");
      Result result =
          new Result(
              Summary.of(alignment.moved().outcomes()),
              alignment.chain().levels(),
              notices,
              rejections,
              work.findings().map(layer -> layer.features().size()));
      stageRun(new RunDirectory(request, engine, image, clock), result, staged);
      for (StagedOutput output : staged) {
        output.publish();
      }
      return result;
    } finally {
      staged.forEach(StagedOutput::close);
    }
  }

  private OutlineMatcherSpec matcher() throws DataException {
    NetworkSpec spec = request.model().spec();
    if (spec instanceof OutlineMatcherSpec matcher) {
      return matcher;
    }
    throw new DataException(
        DataException.Code.MODEL_REFUSED,
        spec.name(),
        "this network gives no evidence per building, which aligning needs",
        "train one with --network compact");
  }

  private Alignment align(
      Network network, OutlineMatcherSpec spec, SceneImage image, SceneLayer layer, Pins pins)
      throws DataException {
    OptionalInt apartAt = request.chain().apartAt();
    if (apartAt.isEmpty()) {
      return align(network, spec, Optional.empty(), image, layer, pins);
    }
    OutlineMatcherSpec wider =
        spec.withRadius(Math.max(spec.radius(), SearchApart.radius(apartAt.getAsInt())));
    try (Network wide = network(wider)) {
      SearchApart apart = new SearchApart(wide, Reach.of(wider), request.match(), new SceneMaps());
      return align(network, spec, Optional.of(apart), image, layer, pins);
    }
  }

  private Alignment align(
      Network network,
      OutlineMatcherSpec spec,
      Optional<SearchApart> apart,
      SceneImage image,
      SceneLayer layer,
      Pins pins)
      throws DataException {
    Reach reach = Reach.of(spec);
    Chain chain =
        new Chain(
            network, reach, request.match(), new SceneMaps(), request.chain(), apart, progress);
    Support support = new Support(network, reach, request.match(), request.support());
    Reprojection toImage =
        Reprojection.between(layer.layer().crs(), image.source().georeference().crs());
    LayerMotion motion =
        new LayerMotion(new GeometryMover(toImage), frame(image), request.motion());
    return new Aligner(chain, support, motion, progress)
        .align(image, layer.layer(), layer.footprints(), layer.groups(), pins);
  }

  /** What the aligned layer lacks, if that was asked for. */
  private Optional<Layer> findings(
      Network network, OutlineMatcherSpec spec, SceneImage image, Alignment alignment)
      throws DataException {
    if (request.findings().isEmpty()) {
      return Optional.empty();
    }
    Layer aligned = alignment.moved().layer();
    List<Footprint> footprints = SceneLayer.of(aligned, image).footprints();
    Placement places =
        Placement.ofEach(footprints, Collections.nCopies(footprints.size(), Displacement.ZERO));
    MissingBuildings missing =
        new MissingBuildings(network, Reach.of(spec), request.match(), request.missing());
    MissingBuildings.Findings found = missing.find(image.level(missing.level()), places, progress);
    notices.addAll(found.faults());
    return Optional.of(FindingsLayer.of(found.buildings(), image, aligned.crs()));
  }

  private Network network(OutlineMatcherSpec matcher) {
    Network network = engine.build(matcher, 0);
    network.load(request.model().weights(ModelArchive.WHOLE).orElseThrow());
    return network;
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
              loss -> notices.add("missing buildings: " + loss)));
    }
  }

  private void stageLayer(Layer layer, List<StagedOutput> staged) throws DataException {
    Optional<Path> output = request.output();
    if (output.isPresent()) {
      staged.add(LayerOutput.prepare(layer, output.get(), request.overwrite(), notices::add));
    }
  }

  /** Before the layer: where the layer is, the run is complete. */
  private void stageRun(RunDirectory run, Result result, List<StagedOutput> staged)
      throws DataException {
    if (request.output().isPresent()) {
      staged.add(staged.size() - 1, run.prepare(result));
    }
  }

  private void warnOutsideRange(WorkingGrid grid) {
    WorkingRange range = request.model().provenance().range();
    double metres = WorkingGrid.METRES * (1 / grid.imagePixelsX() + 1 / grid.imagePixelsY()) / 2;
    if (metres < range.finest() / RESOLUTION_SLACK
        || metres > range.coarsest() * RESOLUTION_SLACK) {
      notices.add(
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
