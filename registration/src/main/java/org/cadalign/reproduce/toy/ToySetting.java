package org.cadalign.reproduce.toy;

import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.cadalign.progress.Progress;
import org.cadalign.toy.Mlp;
import org.cadalign.toy.MlpShape;
import org.cadalign.toy.MlpTraining;
import org.cadalign.toy.MlpTraining.Loss;
import org.cadalign.toy.MlpTraining.Options;
import org.cadalign.toy.MlpTraining.Stage;
import org.cadalign.toy.ToyData;
import org.cadalign.toy.ToyData.Density;

/**
 * All that a run depends on, beside what the protocol fixes: six layers of 64 ReLU, the L1 loss,
 * Adam, batches of 64.
 *
 * @param frequency of the sine, f
 * @param density of the samples on the circle
 * @param size number of samples, N
 * @param epochs of training
 * @param rate of Adam
 * @param seed of first weights and of the batches; samples are the same for every seed
 */
record ToySetting(int frequency, Density density, int size, int epochs, double rate, long seed) {
  private static final int BATCH = 64;
  private static final int LAYERS = 6;
  private static final long SAMPLES = 1;
  private static final long ORDER = 1000;
  private static final int[] LEADING = {1, 2, 5};

  /** The samples and their labels. */
  ToyData data() {
    return ToyData.drawn(frequency, size, density, SAMPLES);
  }

  /** Epochs whose networks are kept: 0, then 1, 2 and 5 of every power of ten, and the last. */
  List<Integer> checkpoints() {
    IntStream decades =
        IntStream.iterate(1, power -> power < epochs, power -> power * 10)
            .flatMap(power -> IntStream.of(LEADING).map(digit -> digit * power))
            .filter(epoch -> epoch < epochs);
    return IntStream.concat(IntStream.concat(IntStream.of(0), decades), IntStream.of(epochs))
        .distinct()
        .boxed()
        .toList();
  }

  /** Names of all that the run depends on. */
  String name() {
    return String.format(
        Locale.ROOT,
        "f%d-%s%d-n%d-%dx64relu-l1-batch%d-rate%s-epochs%d-seed%d",
        frequency,
        density.name().toLowerCase(Locale.ROOT),
        SAMPLES,
        size,
        LAYERS,
        BATCH,
        rate,
        epochs,
        seed);
  }

  /** The network before training. */
  Mlp start() {
    return Mlp.initialised(MlpShape.relu(LAYERS), seed);
  }

  /** Trains the network. */
  ToyRun train(Progress.Task progress) {
    ToyData data = data();
    List<Integer> kept = checkpoints();
    SortedMap<Integer, Mlp> networks = new TreeMap<>();
    Options options = new Options(Loss.L1, List.of(new Stage(epochs, BATCH, rate)), ORDER + seed);
    MlpTraining.train(
        start(),
        data.samples(),
        data.labels(),
        options,
        (epoch, network) -> {
          if (kept.contains(epoch)) {
            networks.put(epoch, network);
          }
          progress.advance(epoch == 0 ? 0 : 1);
        });
    return new ToyRun(networks);
  }
}
