package org.cadalign.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.cadalign.data.QuarterTurn;
import org.cadalign.data.Sample;
import org.cadalign.enforce.CorrelationLoss;
import org.cadalign.engine.Network;
import org.cadalign.engine.Tensor;
import org.cadalign.noise.Streams;

/**
 * The wish that a network treats a place and a turned or mirrored view of it as the same: weight
 * times -k^C of the displacement of one group in both views (section 6 of "Input Similarity from
 * the Neural Network Perspective"). One pair a step, which depends on the seed and the step alone.
 *
 * @param pairs samples to make pairs of, sample i for step i
 * @param weight above 0
 * @param seed of the choice of groups and views
 */
record SimilarityTerm(SampleSource pairs, double weight, long seed) {
  /** Name of k^C among the losses. */
  static final String NAME = "similarity";

  private static final int VIEWS = 8;

  /** What a step's pair adds to the gradient; nothing if no group of the sample is wholly seen. */
  Optional<Network.Gradient> gradient(Network network, long step) {
    Map<String, Tensor> sample = pairs.sample(step);
    List<Integer> seen = seen(sample);
    if (seen.isEmpty()) {
      return Optional.empty();
    }
    SplittableRandom random = Streams.of(seed, step);
    float group = seen.get(random.nextInt(seen.size()));
    int view = 1 + random.nextInt(VIEWS - 1); // 0 is the sample itself
    QuarterTurn turn = new QuarterTurn(view % 4, view >= 4);
    SortedMap<String, Tensor> one = new TreeMap<>(sample);
    one.put(Network.TARGET, new Tensor(new float[] {group}, 1));
    PairSimilarity loss = new PairSimilarity(new CorrelationLoss(weight), turn.matrix());
    Network.Gradient found = network.pairGradient(one, turn.of(one), loss);
    double similarity = -found.losses().get("loss") / weight;
    return Optional.of(
        new Network.Gradient(new TreeMap<>(Map.of(NAME, similarity)), found.values()));
  }

  private static List<Integer> seen(Map<String, Tensor> sample) {
    float[] weights = sample.get(Sample.WEIGHT).data();
    List<Integer> seen = new ArrayList<>();
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] > 0) {
        seen.add(i);
      }
    }
    return seen;
  }
}
