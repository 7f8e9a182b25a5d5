package org.cadalign.optimise;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.cadalign.engine.LossWeights;
import org.cadalign.engine.Network;
import org.cadalign.engine.Tensor;
import org.cadalign.engine.WeightMap;

/**
 * Steps of training. Gradients of a batch's samples are computed side by side, one thread each, and
 * added in sample order, so that the weights do not depend on the number of threads. One step at a
 * time.
 */
public final class TrainingStep implements AutoCloseable {
  private final Network network;
  private final Options options;
  private final ExecutorService workers;
  private final Adam adam;
  private final float[] weights;
  private long step;

  /** Starts from the network's present weights. */
  public TrainingStep(Network network, Options options) {
    this(network, options, new Adam(options.adam(), Math.toIntExact(network.spec().size())), 0);
  }

  /**
   * Goes on from a checkpoint; the network has that checkpoint's weights.
   *
   * @param step index of the next step
   */
  public TrainingStep(Network network, Options options, Adam adam, long step) {
    this.network = network;
    this.options = options;
    this.adam = adam;
    this.step = step;
    this.weights = WeightMap.flatten(network.weights());
    this.workers = Executors.newFixedThreadPool(options.workers());
  }

  /** One step over samples at hand. */
  public Outcome run(List<Map<String, Tensor>> samples)
      throws DivergedException, InterruptedException {
    return run(samples.size(), samples::get);
  }

  /** One step over samples that are drawn by the workers. */
  public Outcome run(int count, IntFunction<Map<String, Tensor>> sample)
      throws DivergedException, InterruptedException {
    return run(count, sample, Optional::empty);
  }

  /**
   * One step over samples that are drawn by the workers, and something that is added to their mean.
   *
   * @param count samples in the batch
   * @param sample the i-th of them; called from several threads at once, in no fixed order
   * @param added a gradient of something else than samples, if there is one, as of a loss of pairs;
   *     called by a worker
   * @throws DivergedException if a loss or the gradient is not finite; the weights stay as they
   *     were
   */
  public Outcome run(
      int count,
      IntFunction<Map<String, Tensor>> sample,
      Callable<Optional<Network.Gradient>> added)
      throws DivergedException, InterruptedException {
    if (count < 1) {
      throw new IllegalArgumentException("a step needs samples");
    }
    Sum sum = sum(count, sample, added);
    double norm = sum.norm();
    if (!Double.isFinite(norm)) {
      throw new DivergedException(step, "the gradient is not finite");
    }
    double rate = options.rate().at(step);
    sum.scale(norm > options.maxNorm() ? options.maxNorm() / norm : 1);
    adam.step(weights, sum.gradient, rate);
    network.load(WeightMap.unflatten(network.spec(), weights));
    return new Outcome(step++, rate, norm, Collections.unmodifiableSortedMap(sum.losses));
  }

  /** A copy of the present weights, in name order. */
  public float[] weights() {
    return weights.clone();
  }

  /** What the optimiser remembers. */
  public Adam.State optimiser() {
    return adam.state();
  }

  /** Index of the next step. */
  public long step() {
    return step;
  }

  /** Stops the workers; the network stays open. */
  @Override
  public void close() {
    workers.shutdownNow();
  }

  /** Keeps few gradients in memory: a worker is at most two samples ahead of the sum. */
  private Sum sum(
      int count,
      IntFunction<Map<String, Tensor>> sample,
      Callable<Optional<Network.Gradient>> added)
      throws DivergedException, InterruptedException {
    Sum sum = new Sum(weights.length, count);
    Queue<Future<Network.Gradient>> running = new ArrayDeque<>();
    // First to begin, since it may take the longest; the last in the sum, whoever ends first.
    Future<Optional<Network.Gradient>> last = workers.submit(added);
    try {
      for (int i = 0; i < count; i++) {
        if (running.size() == 2 * options.workers()) {
          add(sum, running.remove());
        }
        running.add(workers.submit(task(i, sample)));
      }
      while (!running.isEmpty()) {
        add(sum, running.remove());
      }
      Optional<Network.Gradient> more = get(last);
      if (more.isPresent()) {
        refuseIfNotFinite(more.get());
        sum.addWhole(more.get());
      }
      return sum;
    } finally {
      running.forEach(TrainingStep::drain);
      drain(last);
    }
  }

  private Callable<Network.Gradient> task(int i, IntFunction<Map<String, Tensor>> sample) {
    Network.LossContext context = new Network.LossContext(step, options.losses());
    return () -> network.gradient(sample.apply(i), context);
  }

  private void add(Sum sum, Future<Network.Gradient> future)
      throws DivergedException, InterruptedException {
    Network.Gradient gradient = get(future);
    refuseIfNotFinite(gradient);
    sum.add(gradient);
  }

  private void refuseIfNotFinite(Network.Gradient gradient) throws DivergedException {
    for (Map.Entry<String, Double> loss : gradient.losses().entrySet()) {
      if (!Double.isFinite(loss.getValue())) {
        throw new DivergedException(step, loss.getKey() + " is " + loss.getValue());
      }
    }
  }

  private static <T> T get(Future<T> future) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException fault) {
        throw fault;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  /** After a failure nothing may still be running on the network when the caller hears of it. */
  private static void drain(Future<?> future) {
    try {
      future.get();
    } catch (ExecutionException e) {
      // The first failure is the one that is reported.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static final class Sum {
    private final int count;
    private final float[] gradient;
    private final SortedMap<String, Double> losses = new TreeMap<>();

    Sum(int size, int count) {
      this.gradient = new float[size];
      this.count = count;
    }

    void add(Network.Gradient one) {
      float[] values = one.values();
      for (int i = 0; i < gradient.length; i++) {
        gradient[i] += values[i] / count;
      }
      one.losses().forEach((name, loss) -> losses.merge(name, loss / count, Double::sum));
    }

    /** Beside the mean, undivided. */
    void addWhole(Network.Gradient one) {
      float[] values = one.values();
      for (int i = 0; i < gradient.length; i++) {
        gradient[i] += values[i];
      }
      losses.putAll(one.losses());
    }

    double norm() {
      double squares = 0;
      for (float g : gradient) {
        squares += (double) g * g;
      }
      return Math.sqrt(squares);
    }

    void scale(double factor) {
      for (int i = 0; factor != 1 && i < gradient.length; i++) {
        gradient[i] *= (float) factor;
      }
    }
  }

  /**
   * Settings of a training run.
   *
   * @param adam of the optimiser
   * @param rate by step
   * @param maxNorm Euclidean norm that the mean gradient is scaled down to; infinite for none
   * @param workers threads
   * @param losses weights of the loss's parts
   */
  public record Options(
      AdamOptions adam, LearningRate rate, double maxNorm, int workers, LossWeights losses) {
    /** Every part of the loss counts as its family has it. */
    public Options(AdamOptions adam, LearningRate rate, double maxNorm, int workers) {
      this(adam, rate, maxNorm, workers, LossWeights.WHOLE);
    }

    public Options {
      if (!(maxNorm > 0) || workers < 1) {
        throw new IllegalArgumentException("a positive norm and at least one worker are needed");
      }
    }
  }

  /**
   * What a step did.
   *
   * @param step its index
   * @param rate its size
   * @param norm of the mean gradient, before it was clipped
   * @param losses means over the batch
   */
  public record Outcome(long step, double rate, double norm, SortedMap<String, Double> losses) {}
}
