package org.cadalign.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.cadalign.archive.Checkpoint;
import org.cadalign.archive.ModelArchive;
import org.cadalign.archive.ModelArchives;
import org.cadalign.archive.ModelFormatException;
import org.cadalign.archive.Provenance;
import org.cadalign.archive.WeightDigest;
import org.cadalign.engine.Engine;
import org.cadalign.engine.EngineOptions;
import org.cadalign.engine.Network;
import org.cadalign.engine.Tensor;
import org.cadalign.engine.WeightMap;
import org.cadalign.optimise.Adam;
import org.cadalign.optimise.DivergedException;
import org.cadalign.optimise.TrainingStep;
import org.cadalign.optimise.WeightAverage;
import org.cadalign.progress.Progress;

/**
 * One training run. It keeps {@code checkpoint.zip}, {@code log.csv} and {@code curves.png} in a
 * folder and writes the model, whose weights are the averaged ones with the least tuning loss,
 * whenever that falls. A run that is stopped and started again ends with the same bytes as one that
 * was not.
 */
public final class Training {
  private static final double AVERAGE_DECAY = 0.998;
  private static final String CHECKPOINT = "checkpoint.zip";
  private static final String LOG = "log.csv";
  private static final String BEST = "best";
  private static final String STALE = "stale";
  private static final String OPTIONS = "options";
  private static final String SCENES = "set of scenes";
  private static final String START = "start";
  private static final String TUNED = "tuned.";
  private static final double MINUTE = 60e9;

  private final TrainingOptions options;
  private final SampleSources sources;
  private final Optional<SimilarityTerm> similarity;
  private final TuningSet tuning;
  private final Provenance origin;
  private final Path model;
  private final Path folder;
  private final SortedMap<String, String> origins = new TreeMap<>();
  private double best = Double.POSITIVE_INFINITY;
  private int stale;

  /**
   * @param options of the run
   * @param sources of samples; pairs are asked for similarity where the options do
   * @param origin all that is known of the model beforehand; its steps and metrics are filled in
   * @param model where to write it
   * @param folder where to keep checkpoint, log and curves
   */
  public Training(
      TrainingOptions options, SampleSources sources, Provenance origin, Path model, Path folder) {
    this.options = options;
    this.sources = sources;
    this.similarity =
        Optional.of(options.similarityWeight())
            .filter(weight -> weight > 0)
            .map(weight -> new SimilarityTerm(sources.pairs(), weight, options.seed()));
    this.tuning = new TuningSet(sources.tuning(), options.looks().samples());
    this.origin = origin;
    this.model = model;
    this.folder = folder;
  }

  /** Whether a folder holds a training that can be gone on with. */
  public static boolean isUnderWay(Path folder) {
    return Files.exists(folder.resolve(CHECKPOINT));
  }

  /** Deletes a folder's checkpoint and log, so that the next training starts anew. */
  public static void forget(Path folder) throws IOException {
    Files.deleteIfExists(folder.resolve(CHECKPOINT));
    Files.deleteIfExists(folder.resolve(LOG));
  }

  /**
   * Trains to the end, going on from the folder's checkpoint if there is one.
   *
   * @param start weights to start from when there is no checkpoint; fresh ones if empty
   * @return the tuning loss of the model that was written
   * @throws DivergedException if a loss is not finite
   * @throws ModelFormatException if the checkpoint is damaged, of other options, or of a training
   *     whose model is gone
   */
  public double run(Engine engine, Optional<SortedMap<String, Tensor>> start, Progress progress)
      throws IOException, InterruptedException, DivergedException, ModelFormatException {
    Files.createDirectories(folder);
    EngineOptions precision = new EngineOptions(options.precision());
    try (Network network = engine.build(options.spec(), options.seed(), precision)) {
      start.ifPresent(network::load);
      origins.put(SCENES, sources.scenes());
      origins.put(START, start.map(WeightDigest::of).orElse("fresh weights"));
      Optional<Checkpoint> kept = kept();
      WeightAverage average = resume(network, kept);
      if (kept.isPresent() && !Files.exists(model)) {
        restore(kept.get(), average);
      }
      try (TrainingStep step = step(network, kept)) {
        if (start.isPresent() && kept.isEmpty()) {
          lookAtStart(network, step, average);
        }
        loop(network, step, average, progress);
      }
    }
    return best;
  }

  private Optional<Checkpoint> kept() throws IOException, ModelFormatException {
    Path file = folder.resolve(CHECKPOINT);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Checkpoint checkpoint = Checkpoint.read(file);
    if (!options.fingerprint().equals(checkpoint.notes().get(OPTIONS))) {
      throw new ModelFormatException(
          "%s was written with other options: delete %s to start anew, or give them again (%s, not %s)"
              .formatted(file, folder, checkpoint.notes().get(OPTIONS), options.fingerprint()));
    }
    if (!origin.data().equals(checkpoint.model().provenance().data())) {
      throw new ModelFormatException(
          "%s was written with other data: delete %s to start anew".formatted(file, folder));
    }
    for (Map.Entry<String, String> origin : origins.entrySet()) {
      // Checkpoints from before this was noted are gone on with.
      String noted = checkpoint.notes().getOrDefault(origin.getKey(), origin.getValue());
      if (!noted.equals(origin.getValue())) {
        throw new ModelFormatException(
            "%s was written with another %s: delete %s to start anew, or give it again (%s, not %s)"
                .formatted(file, origin.getKey(), folder, noted, origin.getValue()));
      }
    }
    return Optional.of(checkpoint);
  }

  private WeightAverage resume(Network network, Optional<Checkpoint> kept) {
    if (kept.isEmpty()) {
      return new WeightAverage(AVERAGE_DECAY, WeightMap.flatten(network.weights()));
    }
    Checkpoint checkpoint = kept.get();
    network.load(checkpoint.model().weights(ModelArchive.WHOLE).orElseThrow());
    best = Double.parseDouble(checkpoint.notes().get(BEST));
    stale = Integer.parseInt(checkpoint.notes().get(STALE));
    return new WeightAverage(AVERAGE_DECAY, checkpoint.average().orElseThrow());
  }

  /**
   * Writes the model again that a training has lost, if its best weights are those at hand: the
   * checkpoint keeps no others, and the rest of the training may never write a better one.
   */
  private void restore(Checkpoint checkpoint, WeightAverage average)
      throws IOException, ModelFormatException {
    if (stale > 0) {
      throw new ModelFormatException(
          "%s is gone, and the checkpoint in %s does not hold its weights: delete %s to start anew"
              .formatted(model, folder, folder));
    }
    SortedMap<String, Tensor> averaged =
        WeightMap.unflatten(options.spec(), average.state().values());
    ModelArchives.write(model, archive(averaged, checkpoint.step(), tuned(checkpoint)));
  }

  private static SortedMap<String, Double> tuned(Checkpoint checkpoint) {
    SortedMap<String, Double> tuned = new TreeMap<>();
    checkpoint
        .notes()
        .tailMap(TUNED)
        .forEach(
            (name, loss) -> {
              if (name.startsWith(TUNED)) {
                tuned.put(name.substring(TUNED.length()), Double.valueOf(loss));
              }
            });
    return tuned;
  }

  private TrainingStep step(Network network, Optional<Checkpoint> kept) {
    return kept.map(
            c -> {
              Adam adam = new Adam(options.step().adam(), c.optimiser());
              return new TrainingStep(network, options.step(), adam, c.step());
            })
        .orElseGet(() -> new TrainingStep(network, options.step()));
  }

  private void loop(Network network, TrainingStep step, WeightAverage average, Progress progress)
      throws IOException, InterruptedException, DivergedException {
    TrainingLog log = new TrainingLog(folder.resolve(LOG));
    log.truncate(step.step());
    long began = System.nanoTime();
    double before = log.minutes();
    try (Progress.Task task = progress.begin("train", options.steps() - step.step(), "steps")) {
      Map<String, Mean> sums = new TreeMap<>();
      while (step.step() < options.steps() && stale < options.looks().patience()) {
        long first = step.step() * options.samples().batch();
        TrainingStep.Outcome done =
            step.run(
                options.samples().batch(),
                i -> sources.training().sample(first + i),
                pair(network, step.step()));
        done.losses().forEach((name, v) -> sums.computeIfAbsent(name, n -> new Mean()).add(v));
        average.update(step.weights());
        task.advance(1);
        if (step.step() % options.looks().every() == 0 || step.step() == options.steps()) {
          double minutes = before + (System.nanoTime() - began) / MINUTE;
          look(network, step, average, log, new Look(done.rate(), minutes, sums));
          sums.clear();
        }
      }
    }
  }

  /** A training that starts from a model keeps that model until it has a better one. */
  private void lookAtStart(Network network, TrainingStep step, WeightAverage average)
      throws IOException, DivergedException {
    SortedMap<String, Double> tuned = tuning.losses(network, step.step());
    refuseIfNotFinite(tuned, step.step());
    best = tuned.get("loss");
    ModelArchives.write(model, archive(network.weights(), step.step(), tuned));
    save(step, average, network.weights(), tuned);
  }

  private Callable<Optional<Network.Gradient>> pair(Network network, long step) {
    return () -> similarity.flatMap(term -> term.gradient(network, step));
  }

  /** Of a loss over the steps that have one. */
  private static final class Mean {
    private double sum;
    private int count;

    void add(double value) {
      sum += value;
      count++;
    }

    double value() {
      return sum / count;
    }
  }

  private record Look(double rate, double minutes, Map<String, Mean> sums) {}

  /** Judges the averaged weights, keeps them if they are the best, and saves the state. */
  private void look(
      Network network, TrainingStep step, WeightAverage average, TrainingLog log, Look look)
      throws IOException, DivergedException {
    SortedMap<String, Tensor> present = network.weights();
    SortedMap<String, Tensor> averaged =
        WeightMap.unflatten(options.spec(), average.state().values());
    network.load(averaged);
    SortedMap<String, Double> tuned = tuning.losses(network, step.step());
    network.load(present);
    refuseIfNotFinite(tuned, step.step());
    boolean better = tuned.get("loss") < best;
    best = Math.min(best, tuned.get("loss"));
    stale = better ? 0 : stale + 1;
    if (better) {
      ModelArchives.write(model, archive(averaged, step.step(), tuned));
    }
    log.add(entry(step.step(), look, tuned));
    save(step, average, present, tuned);
    TrainingPlot.write(log, folder.resolve("curves.png"));
  }

  /** No weights could be called the best, and no model would be written. */
  private static void refuseIfNotFinite(SortedMap<String, Double> tuned, long step)
      throws DivergedException {
    for (Map.Entry<String, Double> loss : tuned.entrySet()) {
      if (!Double.isFinite(loss.getValue())) {
        throw new DivergedException(step, "tune." + loss.getKey() + " is " + loss.getValue());
      }
    }
  }

  private TrainingLog.Entry entry(long step, Look look, SortedMap<String, Double> tuned) {
    SortedMap<String, Double> losses = new TreeMap<>();
    look.sums().forEach((name, mean) -> losses.put("train." + name, mean.value()));
    // A column must be there on every line.
    similarity.ifPresent(term -> losses.putIfAbsent("train." + SimilarityTerm.NAME, 0.0));
    tuned.forEach((name, v) -> losses.put("tune." + name, v));
    return new TrainingLog.Entry(step, look.rate(), look.minutes(), losses);
  }

  private ModelArchive archive(
      SortedMap<String, Tensor> weights, long steps, SortedMap<String, Double> tuned) {
    SortedMap<String, Double> metrics = new TreeMap<>();
    tuned.forEach((name, v) -> metrics.put("tune." + name, v));
    similarity.ifPresent(term -> metrics.put("similarity.weight", term.weight()));
    return ModelArchive.of(options.spec(), weights, origin.after(steps, metrics));
  }

  private void save(
      TrainingStep step,
      WeightAverage average,
      SortedMap<String, Tensor> present,
      SortedMap<String, Double> tuned)
      throws IOException {
    SortedMap<String, String> notes = new TreeMap<>();
    notes.put(BEST, Double.toString(best));
    notes.put(STALE, Integer.toString(stale));
    notes.put(OPTIONS, options.fingerprint());
    notes.putAll(origins);
    tuned.forEach((name, loss) -> notes.put(TUNED + name, Double.toString(loss)));
    ModelArchive now = ModelArchive.of(options.spec(), present, origin);
    new Checkpoint(now, step.optimiser(), Optional.of(average.state()), step.step(), notes)
        .write(folder.resolve(CHECKPOINT));
  }
}
