package org.cadalign.trust;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.cadalign.archive.ModelArchive;
import org.cadalign.archive.ModelFormatException;
import org.cadalign.count.CountOptions;
import org.cadalign.count.FirstPass;
import org.cadalign.count.SoftCounts;
import org.cadalign.count.SummedKernel;
import org.cadalign.data.TrainingScene;
import org.cadalign.engine.Engine;
import org.cadalign.engine.Network;
import org.cadalign.gate.DataException;
import org.cadalign.kernel.Whitening;
import org.cadalign.match.Workers;
import org.cadalign.progress.Progress;
import org.cadalign.retrieve.CountSketch;
import org.cadalign.spec.OutlineMatcherSpec;
import org.cadalign.trust.TrainingPatches.Labelled;

/**
 * Makes the examples that a model carries: the patches of its first training samples that teach
 * something, in their order, whatever the threads.
 *
 * @param count how many, N
 * @param patch side of a patch, pixels of its level
 * @param width numbers in a row of a sketch, m
 * @param seed of the sketches
 * @param threads workers
 */
public record ExampleMaker(int count, int patch, int width, long seed, int threads) {
  /** How many examples a model carries unless told otherwise. */
  public static final int COUNT = 512;

  /** Most examples; more would make a model of many megabytes. */
  public static final int MOST = 20_000;

  /** Numbers in a row of a sketch; the error of a similarity by sketch is about 1 / sqrt(2 m). */
  public static final int WIDTH = 512;

  private static final int TRIES = 50;

  /** A maker; a patch and a sketch have their usual sizes. */
  public ExampleMaker(int count, long seed, int threads) {
    this(count, PatchPlan.SIDE, WIDTH, seed, threads);
  }

  /** A maker. */
  public ExampleMaker {
    if (count < 1 || count > MOST) {
      throw new IllegalArgumentException(
          "a model carries 1 to %d examples, not %d".formatted(MOST, count));
    }
  }

  /** Whether a network's examples can be made: it answers a displacement per building. */
  public static boolean suits(ModelArchive model) {
    return model.spec() instanceof OutlineMatcherSpec;
  }

  /** Whether a model carries what this would make, as far as can be told without making it. */
  public boolean made(ModelArchive model) throws ModelFormatException {
    return TrainingExamples.of(model)
        .filter(e -> e.size() == count && e.patch() == patch)
        .filter(e -> e.seed() == seed && e.width() == width)
        .isPresent();
  }

  /**
   * The model with examples of its training data.
   *
   * @param model with its final weights
   * @param scenes that it was trained on
   * @throws DataException if the scenes give too few
   */
  public ModelArchive addTo(
      ModelArchive model, List<TrainingScene> scenes, Engine engine, Progress progress)
      throws DataException, InterruptedException {
    try (Network network = engine.build(model.spec(), 0)) {
      network.load(model.weights(ModelArchive.WHOLE).orElseThrow());
      long training = model.provenance().seed();
      TrainingPatches patches = TrainingPatches.of(scenes, training, patch);
      return model.withExamples(make(network, patches, progress).toArchive(model));
    }
  }

  private TrainingExamples make(Network network, TrainingPatches patches, Progress progress)
      throws DataException, InterruptedException {
    int parameters = Math.toIntExact(network.spec().size());
    CountSketch sketch = new CountSketch(width, seed);
    Found found = new Found(RunningSum.empty(ExampleTensors.OUTPUTS, parameters));
    try (Progress.Task task = progress.begin("examples", count, "patches")) {
      for (long from = 0; found.size() < count; from += RowPass.SHARD) {
        refuseWithoutEnd(from);
        List<Labelled> some = read(patches, from, count - found.size());
        DerivedPatches derived =
            new DerivedPatches(network, some.stream().map(Labelled::inputs).toList(), sketch);
        FirstPass first =
            SoftCounts.first(
                derived.source(),
                List.of(SummedKernel.CORRELATION),
                CountOptions.defaults().withWorkers(threads));
        task.advance(found.add(some, derived, first));
      }
    }
    return found.examples(seed, patch);
  }

  private void refuseWithoutEnd(long tried) throws DataException {
    if (tried > (long) TRIES * (count + RowPass.SHARD)) {
      throw new DataException(
          DataException.Code.BAD_VALUE,
          "training scenes",
          "they show too few buildings to take " + count + " examples from",
          "give a smaller --examples");
    }
  }

  private List<Labelled> read(TrainingPatches patches, long from, int most) {
    List<Workers.Task<Optional<Labelled>>> tasks = new ArrayList<>();
    LongStream.range(from, from + RowPass.SHARD)
        .forEach(index -> tasks.add(() -> patches.patch(index)));
    return new Workers(threads).run(tasks).stream().flatMap(Optional::stream).limit(most).toList();
  }

  /** What was found so far. */
  private static final class Found {
    private final List<Labelled> labelled = new ArrayList<>();
    private final List<DerivedPatches.Kept> kept = new ArrayList<>();
    private RunningSum sum;

    Found(RunningSum sum) {
      this.sum = sum;
    }

    int size() {
      return labelled.size();
    }

    /** Adds those of a shard that have gradients, and says how many that are. */
    int add(List<Labelled> some, DerivedPatches derived, FirstPass first) {
      int before = size();
      for (int i = 0; i < some.size(); i++) {
        if (Whitening.of(first.own().get(i)) instanceof Whitening.Root) {
          labelled.add(some.get(i));
          kept.add(derived.kept(i));
        }
      }
      sum = sum.plus(some.size(), first.sums().get(0));
      return size() - before;
    }

    TrainingExamples examples(long seed, int patch) {
      return new TrainingExamples(
          sum.sum(),
          kept.stream().map(DerivedPatches.Kept::sketch).toArray(float[][][]::new),
          kept.stream().map(k -> ExampleTensors.single(k.outputs())).toArray(float[][]::new),
          labelled.stream().map(Labelled::label).toArray(float[][]::new),
          labelled.stream().map(Labelled::source).toList(),
          seed,
          patch);
    }
  }
}
