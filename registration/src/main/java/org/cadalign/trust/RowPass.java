package org.cadalign.trust;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cadalign.count.CountOptions;
import org.cadalign.count.Counts;
import org.cadalign.count.FirstPass;
import org.cadalign.count.GradientSum;
import org.cadalign.count.SoftCount;
import org.cadalign.count.SoftCounts;
import org.cadalign.count.SummedKernel;
import org.cadalign.engine.Network;
import org.cadalign.engine.Tensor;
import org.cadalign.gate.DataException;
import org.cadalign.gradient.GradientSource;
import org.cadalign.gradient.Jacobian;
import org.cadalign.match.Workers;
import org.cadalign.progress.Progress;
import org.cadalign.retrieve.CountSketch;

/**
 * Derives the network on all patches and counts, shard by shard; what a store holds already is not
 * done again. Nothing depends on the number of threads or on where a run was interrupted.
 */
final class RowPass {
  /** Patches of a shard; also how many are held in memory at once. */
  static final int SHARD = 64;

  private final Network network;
  private final PatchReader reader;
  private final List<PatchPlace> places;
  private final CountSketch sketch;
  private final boolean traits;
  private final int threads;
  private final Progress progress;

  RowPass(
      Network network,
      PatchReader reader,
      List<PatchPlace> places,
      CountSketch sketch,
      boolean traits,
      int threads,
      Progress progress) {
    this.network = network;
    this.reader = reader;
    this.places = places;
    this.sketch = sketch;
    this.traits = traits;
    this.threads = threads;
    this.progress = progress;
  }

  /** Counts all patches among the samples of a sum. */
  void against(GradientSum sum, RowStore store) throws DataException, InterruptedException {
    int done = whole(Math.min(store.size(), store.counted()));
    store.keep(done, done);
    try (Progress.Task task = progress.begin("count", places.size() - done, "patches")) {
      for (int from = done; from < places.size(); from += SHARD) {
        Shard shard = read(from);
        Counts counts = SoftCounts.against(shard.source(), sum, options());
        store.append(shard.rows(), shard.correlations());
        store.appendCounts(shard.counts(counts));
        task.advance(shard.patches().size());
      }
    }
  }

  /**
   * Counts all patches among themselves.
   *
   * @return the sum over all of them
   */
  GradientSum within(RowStore store) throws DataException, InterruptedException {
    RunningSum sum =
        store
            .sum()
            .filter(s -> s.covered() <= store.size() && s.covered() == whole(s.covered()))
            .orElseGet(() -> RunningSum.empty(2, Math.toIntExact(network.spec().size())));
    boolean complete = sum.covered() == places.size();
    store.keep(sum.covered(), complete ? whole(store.counted()) : 0);
    int left = places.size() - sum.covered();
    try (Progress.Task task = progress.begin("sum", left, "patches")) {
      for (int from = sum.covered(); from < places.size(); from += SHARD) {
        Shard shard = read(from);
        FirstPass first =
            SoftCounts.first(shard.source(), List.of(SummedKernel.CORRELATION), options());
        store.append(shard.rows(), shard.correlations());
        sum = sum.plus(shard.patches().size(), first.sums().get(0));
        store.keep(sum);
        task.advance(shard.patches().size());
      }
    }
    count(sum.sum(), store);
    return sum.sum();
  }

  private void count(GradientSum sum, RowStore store) throws DataException, InterruptedException {
    int left = places.size() - store.counted();
    try (Progress.Task task = progress.begin("count", left, "patches")) {
      for (int from = store.counted(); from < places.size(); from += SHARD) {
        Shard shard = read(from);
        Counts counts = SoftCounts.against(shard.source(), sum, options());
        store.appendCounts(shard.counts(counts));
        task.advance(shard.patches().size());
      }
    }
  }

  /** Whole shards of so many rows; the last one may be smaller than the others. */
  private int whole(int rows) {
    return rows >= places.size() ? places.size() : rows / SHARD * SHARD;
  }

  private CountOptions options() {
    return CountOptions.defaults().withWorkers(threads);
  }

  private Shard read(int from) {
    List<PatchPlace> wanted = places.subList(from, Math.min(places.size(), from + SHARD));
    List<Workers.Task<Patch>> tasks = new ArrayList<>();
    wanted.forEach(place -> tasks.add(() -> read(place)));
    List<Patch> patches = new Workers(threads).run(tasks);
    List<Map<String, Tensor>> seen = new ArrayList<>();
    patches.forEach(
        patch -> {
          if (patch instanceof Patch.Seen one) {
            seen.add(one.inputs());
          }
        });
    return new Shard(wanted, patches, new DerivedPatches(network, seen, sketch));
  }

  private Patch read(PatchPlace place) {
    return place instanceof PatchPlace.At at
        ? reader.read(at)
        : new Patch.Unseen(((PatchPlace.Nowhere) place).reason());
  }

  /** Patches that are done together. */
  private final class Shard {
    private final List<PatchPlace> wanted;
    private final List<Patch> patches;
    private final DerivedPatches derived;

    Shard(List<PatchPlace> wanted, List<Patch> patches, DerivedPatches derived) {
      this.wanted = wanted;
      this.patches = patches;
      this.derived = derived;
    }

    List<Patch> patches() {
      return patches;
    }

    GradientSource source() {
      return derived.source();
    }

    /** Rows of all, when all were derived. */
    List<PatchRow> rows() {
      List<Workers.Task<PatchRow>> tasks = new ArrayList<>();
      int seen = 0;
      for (int i = 0; i < patches.size(); i++) {
        int at = seen;
        int patch = i;
        tasks.add(() -> row(patch, at));
        seen += patches.get(i) instanceof Patch.Seen ? 1 : 0;
      }
      return new Workers(threads).run(tasks);
    }

    private PatchRow row(int patch, int at) {
      if (!(patches.get(patch) instanceof Patch.Seen seen)) {
        return new PatchRow.Unseen(((Patch.Unseen) patches.get(patch)).reason());
      }
      DerivedPatches.Kept kept = derived.kept(at);
      Optional<float[]> told =
          traits ? Optional.of(Activations.of(network, seen.inputs())) : Optional.empty();
      int level = ((PatchPlace.At) wanted.get(patch)).level();
      return new PatchRow.Derived(level, kept.outputs(), kept.own(), kept.sketch(), told);
    }

    /** Sketches of all that have gradients. */
    List<Optional<Jacobian>> correlations() {
      List<Optional<Jacobian>> all = new ArrayList<>();
      int at = 0;
      for (Patch patch : patches) {
        all.add(patch instanceof Patch.Seen ? derived.kept(at++).correlation() : Optional.empty());
      }
      return all;
    }

    /** One count for each; NaN where there is none. */
    double[] counts(Counts counts) {
      double[] all = new double[patches.size()];
      Arrays.fill(all, Double.NaN);
      int at = 0;
      for (int i = 0; i < all.length; i++) {
        if (patches.get(i) instanceof Patch.Seen) {
          Optional<SoftCount> count = counts.each().get(at++);
          all[i] = count.map(SoftCount::value).orElse(Double.NaN);
        }
      }
      return all;
    }
  }
}
