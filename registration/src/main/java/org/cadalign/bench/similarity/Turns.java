package org.cadalign.bench.similarity;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cadalign.bench.speed.Rounds;
import org.cadalign.count.CountOptions;
import org.cadalign.count.CountOptions.SecondPass;
import org.cadalign.count.SoftCounts;
import org.cadalign.data.Sample;
import org.cadalign.engine.Network;
import org.cadalign.engine.Tensor;
import org.cadalign.trust.NetworkGradients;

/**
 * Counts and passes over the same patches, in turn. Each round has patches of its own, drawn before
 * the clock starts, and convolutions of new shapes are made before too.
 */
final class Turns {
  private static final int BATCH = 8;
  private static final Network.LossContext FIRST = new Network.LossContext(0);

  private final Network network;
  private final Patches patches;
  private final Set<Integer> groupsSeen = new HashSet<>();

  Turns(Network network, Patches patches) {
    this.network = network;
    this.patches = patches;
  }

  /**
   * Milliseconds of each turn by round: passes, counts with one worker, counts with two.
   *
   * @param size patches in a round
   */
  Rounds run(int rounds, int size) throws IOException {
    List<double[]> times = List.of(new double[rounds], new double[rounds], new double[rounds]);
    for (int round = 0; round < rounds; round++) {
      List<Patches.Patch> drawn = patches.range(round * size, (round + 1) * size);
      List<Map<String, Tensor>> batches = batches(drawn);
      List<Map<String, Tensor>> inputs = drawn.stream().map(Patches.Patch::inputs).toList();
      warmUp(batches, inputs);
      for (int i = 0; i < times.size(); i++) {
        int turn = round % 2 == 0 ? i : times.size() - 1 - i;
        times.get(turn)[round] = turn == 0 ? passes(batches) : counts(inputs, turn);
      }
    }
    return new Rounds(times);
  }

  private void warmUp(List<Map<String, Tensor>> batches, List<Map<String, Tensor>> inputs)
      throws IOException {
    passes(batches);
    for (Map<String, Tensor> input : inputs) {
      if (groupsSeen.add(input.get(Sample.POSITION).length(0))) {
        network.jacobian(input);
      }
    }
  }

  private double passes(List<Map<String, Tensor>> batches) {
    long start = System.nanoTime();
    batches.forEach(batch -> network.gradient(batch, FIRST));
    return (System.nanoTime() - start) / 1e6;
  }

  private double counts(List<Map<String, Tensor>> inputs, int workers) throws IOException {
    CountOptions options =
        CountOptions.defaults().withWorkers(workers).withSecondPass(SecondPass.DIRECTIONAL);
    long start = System.nanoTime();
    try {
      SoftCounts.within(NetworkGradients.of(network, inputs), options);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
    return (System.nanoTime() - start) / 1e6;
  }

  private static List<Map<String, Tensor>> batches(List<Patches.Patch> drawn) {
    List<Map<String, Tensor>> batches = new ArrayList<>();
    for (int from = 0; from < drawn.size(); from += BATCH) {
      int to = Math.min(drawn.size(), from + BATCH);
      batches.add(
          WindowBatch.of(drawn.subList(from, to).stream().map(Patches.Patch::sample).toList()));
    }
    return batches;
  }
}
