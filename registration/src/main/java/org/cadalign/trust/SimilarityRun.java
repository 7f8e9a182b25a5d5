package org.cadalign.trust;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cadalign.archive.ModelArchive;
import org.cadalign.archive.ModelFormatException;
import org.cadalign.count.GradientSum;
import org.cadalign.engine.Engine;
import org.cadalign.engine.Network;
import org.cadalign.gate.DataException;
import org.cadalign.layer.LayerRead;
import org.cadalign.layer.Layers;
import org.cadalign.layer.Rejection;
import org.cadalign.match.Reach;
import org.cadalign.progress.Progress;
import org.cadalign.raster.Images;
import org.cadalign.raster.WorkingGrid;
import org.cadalign.retrieve.CountSketch;
import org.cadalign.retrieve.SketchMetadata;
import org.cadalign.run.ProgramVersion;
import org.cadalign.run.RunClock;
import org.cadalign.scene.SceneImage;
import org.cadalign.spec.OutlineMatcherSpec;

/** Counts the neighbours of all buildings of a layer, from files to files. */
public final class SimilarityRun {
  private static final List<String> SELECTING =
      List.of("--layer", "--where", "--crs", "--bands", "--nodata");

  private final SimilarityRequest request;
  private final Engine engine;
  private final Progress progress;
  private final TrustFiles files;
  private final List<String> notices = new ArrayList<>();

  public SimilarityRun(SimilarityRequest request, Engine engine, Progress progress) {
    this.request = request;
    this.engine = engine;
    this.progress = progress;
    this.files = new TrustFiles(request.output());
  }

  /**
   * How a run ended.
   *
   * @param summary counts and medians
   * @param notices what the user should know, one line each
   * @param rejected features that could not be read
   */
  public record Result(TrustSummary summary, List<String> notices, List<Rejection> rejected) {
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
    OutlineMatcherSpec spec = matcher();
    Optional<TrainingExamples> examples = examples();
    PatchPlan plan = new PatchPlan(request.patch(), Reach.of(spec));
    RunClock clock = new RunClock();
    try (SceneImage image = SceneImage.open(request.image(), request.imageOptions())) {
      requireFewTiles(image.grid().size(1));
      notices.addAll(image.source().notices());
      LayerRead read = Layers.read(request.layer(), request.layerOptions());
      notices.addAll(read.notices());
      Surroundings scene = Surroundings.of(image, read.layer(), plan);
      clock.lap("read");
      return run(scene, spec, examples, read.rejections(), clock);
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

  private Result run(
      Surroundings scene,
      OutlineMatcherSpec spec,
      Optional<TrainingExamples> examples,
      List<Rejection> rejected,
      RunClock clock)
      throws DataException, InterruptedException {
    CountSketch sketch =
        examples
            .map(e -> new CountSketch(e.width(), e.seed()))
            .orElseGet(() -> new CountSketch(ExampleMaker.WIDTH, request.seed()));
    boolean traits = request.by() == NearestBy.ACTIVATIONS;
    RowLayout layout =
        new RowLayout(ExampleTensors.OUTPUTS, sketch.size(), traits ? Activations.length(spec) : 0);
    makeFolder();
    try (Network network = engine.build(spec, 0);
        RowStore store =
            RowStore.open(
                files.store(),
                key(sketch),
                layout,
                sketches(sketch, scene.places().size()),
                request.overwrite())) {
      network.load(request.model().weights(ModelArchive.WHOLE).orElseThrow());
      RowPass pass =
          new RowPass(
              network, scene.reader(), scene.places(), sketch, traits, request.threads(), progress);
      long samples = count(pass, store, examples);
      clock.lap("count");
      TrustMap map = new TrustMap(scene, pieces(store, examples), scene.tiles(request.tile()));
      TrustSummary summary = TrustSummary.of(map.features(), request.among(), samples);
      Neighbours neighbours =
          traits
              ? new NearestByTraits(store, scene.pieces().size())
              : new NearestByGradients(store, scene.gradients(network), request.threads());
      new TrustOutputs(request, engine, files, map, neighbours, clock)
          .write(summary, notices, rejected);
      return new Result(summary, notices, rejected);
    }
  }

  private long count(RowPass pass, RowStore store, Optional<TrainingExamples> examples)
      throws DataException, InterruptedException {
    if (request.among() == Among.MODEL) {
      pass.against(examples.orElseThrow().sum(), store);
      return examples.orElseThrow().size();
    }
    GradientSum sum = pass.within(store);
    return sum.samples();
  }

  private List<PieceTrust> pieces(RowStore store, Optional<TrainingExamples> examples)
      throws DataException {
    Denoising denoising = examples.map(Denoising::by).orElseGet(Denoising::none);
    List<PieceTrust> pieces = new ArrayList<>();
    for (int i = 0; i < store.size(); i++) {
      pieces.add(PieceTrust.of(store.row(i), store.count(i), denoising));
    }
    return pieces;
  }

  private OutlineMatcherSpec matcher() throws DataException {
    if (request.model().spec() instanceof OutlineMatcherSpec matcher) {
      return matcher;
    }
    throw refused(
        "this network answers no displacement per building, whose neighbours could be counted",
        "train one with --network compact");
  }

  /** The model's; they can be missing where counts are within the image. */
  private Optional<TrainingExamples> examples() throws DataException {
    try {
      Optional<TrainingExamples> found = TrainingExamples.of(request.model());
      if (found.isEmpty() && request.among() == Among.SELF) {
        notices.add(
            "the model carries no examples of its training data, so nothing is said of label noise");
        return found;
      }
      if (found.isEmpty()) {
        throw refused(
            "it carries no examples of its training data to count among",
            "add them with cadalign model examples, or count within the image with --against self");
      }
      warnOfOtherPatches(found.get());
      return found;
    } catch (ModelFormatException e) {
      throw refused(e.getMessage(), "or use another model");
    }
  }

  private void warnOfOtherPatches(TrainingExamples examples) {
    if (examples.patch() != request.patch()) {
      notices.add(
          "the model's examples are patches of %d px, these of %d: counts mean less"
              .formatted(examples.patch(), request.patch()));
    }
  }

  private DataException refused(String why, String remedy) {
    Object name = request.modelFile().<Object>map(file -> file).orElse("the shipped model");
    return new DataException(DataException.Code.MODEL_REFUSED, name, why, remedy);
  }

  private void makeFolder() throws DataException {
    try {
      Files.createDirectories(request.output());
    } catch (IOException e) {
      throw RowStore.failed(request.output(), e);
    }
  }

  private SketchMetadata sketches(CountSketch sketch, int count) {
    return new SketchMetadata(
        WeightDigest.of(request.model()),
        "patches of an image, see key.json",
        SketchMetadata.Content.CORRELATION,
        sketch.size(),
        sketch.seed(),
        ExampleTensors.OUTPUTS,
        Math.toIntExact(request.model().spec().size()),
        count);
  }

  /** All that rows depend on, by the names that the user knows where there are any. */
  private SortedMap<String, String> key(CountSketch sketch) throws DataException {
    SortedMap<String, String> key = new TreeMap<>();
    // Another program may draw, read or derive patches in another way.
    key.put("version", ProgramVersion.number());
    key.put("MODEL", WeightDigest.of(request.model()));
    key.put("examples", request.model().examples().map(WeightDigest::of).orElse(""));
    key.put("IMAGE", InputDigest.of(Images.files(request.image(), request.imageOptions())));
    key.put("LAYER", InputDigest.of(Layers.filesRead(request.layer())));
    key.put("--against", request.among().name());
    key.put("--patch", Integer.toString(request.patch()));
    key.put("--by", request.by().name());
    key.put("--seed", Long.toString(sketch.seed()));
    key.put("--engine", engine.name());
    key.put("sketches", Integer.toString(sketch.size()));
    for (String option : SELECTING) {
      key.put(option, request.options().getOrDefault(option, Optional.empty()).orElse(""));
    }
    return key;
  }
}
