package org.cadalign.reproduce.enforce;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cadalign.enforce.CorrelationLoss;
import org.cadalign.engine.Engine;
import org.cadalign.engine.Network;
import org.cadalign.engine.Tensor;
import org.cadalign.engine.WeightMap;
import org.cadalign.optimise.Adam;
import org.cadalign.optimise.AdamOptions;
import org.cadalign.spec.DigitClassifierSpec;
import org.cadalign.train.PairSimilarity;

/**
 * The paper's experiment (section 6): from one pair of images of one class a step, Adam with steps
 * of 1e-3 on the mean of their two losses, and +-k^C of the pair. Arms with the same seed start
 * from the same weights, and see the same pairs and the same validation images.
 *
 * @param engine to compute with
 * @param spec the network
 * @param digits to learn and to be judged by
 * @param validated steps after which accuracy is measured; the last ends the course
 * @param validation number of test images
 */
record Experiment(
    Engine engine,
    DigitClassifierSpec spec,
    Digits digits,
    List<Integer> validated,
    int validation) {
  private static final double RATE = 1e-3;

  /** A network runs on its caller's thread alone. */
  private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

  /** All that decides what a course says, apart from the program itself and the digits. */
  String protocol(Arm arm, long seed) {
    return "3 engine=%s spec=%s rate=%s validated=%s validation=%d arm=%s seed=%d"
        .formatted(engine.name(), spec, RATE, validated, validation, arm.key(), seed);
  }

  /** Trains one network. */
  Course run(Arm arm, long seed, String protocol) {
    try (Network network = engine.build(spec, seed)) {
      Run run = new Run(network, arm, seed);
      int last = validated.get(validated.size() - 1);
      for (int step = 0; step < last; step++) {
        run.step(step);
        if (validated.contains(step + 1)) {
          run.validate(step + 1);
        }
      }
      return run.course(protocol);
    }
  }

  /** A network that is being trained. */
  private final class Run {
    private final Network network;
    private final Arm arm;
    private final long seed;
    private final Adam adam;
    private final float[] weights;
    private final List<Digits.Labelled> batch;
    private final Tensor images;
    private final SortedMap<Integer, Double> accuracy = new TreeMap<>();
    private final List<Double> similarity = new ArrayList<>();
    private final List<Double> milliseconds = new ArrayList<>();
    private final List<Double> processor = new ArrayList<>();

    Run(Network network, Arm arm, long seed) {
      this.network = network;
      this.arm = arm;
      this.seed = seed;
      this.weights = WeightMap.flatten(network.weights());
      this.adam = new Adam(AdamOptions.DEFAULT, weights.length);
      this.batch = digits.batch(seed, validation);
      this.images = Digits.tensor(batch.stream().map(Digits.Labelled::image).toList());
    }

    void step(int step) {
      Digits.Pair pair = digits.pair(seed, step);
      Map<String, Tensor> one = ClassSimilarity.chosen(pair.one(), pair.label());
      Map<String, Tensor> other = ClassSimilarity.chosen(pair.other(), pair.label());
      if (arm.weight() == 0) {
        // Not part of the step: the baseline does without.
        similarity.add(ClassSimilarity.correlation(network.jacobian(one), network.jacobian(other)));
      }
      long began = System.nanoTime();
      long spent = CLOCK.getCurrentThreadCpuTime();
      float[] gradient =
          network.gradient(task(pair), new Network.LossContext(step)).values().clone();
      if (arm.weight() != 0) {
        PairSimilarity term = PairSimilarity.sameAxes(new CorrelationLoss(arm.weight()), 1);
        Network.Gradient added = network.pairGradient(one, other, term);
        for (int i = 0; i < gradient.length; i++) {
          gradient[i] += added.values()[i];
        }
        similarity.add(-added.losses().get("loss") / arm.weight());
      }
      adam.step(weights, gradient, RATE);
      network.load(WeightMap.unflatten(spec, weights));
      processor.add((CLOCK.getCurrentThreadCpuTime() - spent) / 1e6);
      milliseconds.add((System.nanoTime() - began) / 1e6);
    }

    void validate(int steps) {
      Tensor log = network.forward(DigitClassifierSpec.STAGE, Map.of("image", images)).get("log");
      int right = 0;
      for (int i = 0; i < batch.size(); i++) {
        right += likeliest(log.data(), i) == batch.get(i).label() ? 1 : 0;
      }
      accuracy.put(steps, (double) right / batch.size());
    }

    Course course(String protocol) {
      ClassSimilarity alike = ClassSimilarity.of(network, digits);
      return new Course(
          protocol,
          accuracy,
          similarity,
          Course.median(milliseconds),
          Course.median(processor),
          alike.same(),
          alike.other());
    }
  }

  private static Map<String, Tensor> task(Digits.Pair pair) {
    return Map.of(
        "image",
        Digits.tensor(List.of(pair.one(), pair.other())),
        "label",
        new Tensor(new float[] {pair.label(), pair.label()}, 2));
  }

  private static int likeliest(float[] log, int image) {
    int best = 0;
    int from = DigitClassifierSpec.CLASSES * image;
    for (int c = 1; c < DigitClassifierSpec.CLASSES; c++) {
      best = log[from + c] > log[from + best] ? c : best;
    }
    return best;
  }
}
