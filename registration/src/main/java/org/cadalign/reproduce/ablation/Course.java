package org.cadalign.reproduce.ablation;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.LongFunction;
import org.cadalign.data.FieldSample;
import org.cadalign.data.Sample;
import org.cadalign.data.TrainingSampler;
import org.cadalign.data.TrainingScene;
import org.cadalign.engine.Engine;
import org.cadalign.engine.EngineOptions;
import org.cadalign.engine.Network;
import org.cadalign.engine.Tensor;
import org.cadalign.engine.WeightMap;
import org.cadalign.optimise.AdamOptions;
import org.cadalign.optimise.DivergedException;
import org.cadalign.optimise.TrainingStep;
import org.cadalign.optimise.WeightAverage;
import org.cadalign.spec.DoubleUnetSpec;

/**
 * One training from fresh weights, looked at on its way. Its result is the averaged weights after
 * its last step, whatever the looks say.
 *
 * @param learner what is trained
 * @param scenes to train on
 * @param heldOut to look at
 * @param seed of weights and samples
 * @param workers threads; weights do not depend on it
 */
record Course(
    Learner learner, List<TrainingScene> scenes, HeldOut heldOut, long seed, int workers) {
  private static final double AVERAGE_DECAY = 0.998;
  private static final double MAX_NORM = 5;
  private static final double NANOSECONDS = 60e9;

  /**
   * When a training ends, and when it is looked at.
   *
   * @param steps at most
   * @param minutes of processor time after which no further step is begun
   * @param looks at equal shares of the steps or of the minutes, whichever are further
   */
  record Budget(long steps, double minutes, int looks) {
    /** How many of the looks are due. */
    int due(long done, double spent) {
      double share = Math.max((double) done / steps, spent / minutes);
      return (int) Math.floor(looks * Math.min(1, share) + 1e-9);
    }
  }

  /**
   * What a training ends with.
   *
   * @param weights averaged ones
   * @param looks the first before the first step
   */
  record Result(SortedMap<String, Tensor> weights, List<Look> looks) {}

  /** Trains. */
  Result run(Engine engine, Budget budget) throws DivergedException, InterruptedException {
    EngineOptions precision = new EngineOptions(EngineOptions.Precision.BFLOAT16);
    TrainingStep.Options options =
        new TrainingStep.Options(
            AdamOptions.DEFAULT, learner.rate(), MAX_NORM, workers, learner.losses());
    try (Network network = engine.build(learner.spec(), seed, precision);
        TrainingStep step = new TrainingStep(network, options)) {
      WeightAverage average = new WeightAverage(AVERAGE_DECAY, step.weights());
      List<Look> looks = new ArrayList<>(List.of(new Look(0, 0, heldOut.median(network))));
      LongFunction<Map<String, Tensor>> samples = samples();
      double spent = 0;
      int done = 0;
      while (done < budget.looks) {
        double began = minutes();
        long first = step.step() * Protocol.BATCH;
        step.run(Protocol.BATCH, i -> samples.apply(first + i));
        average.update(step.weights());
        spent += minutes() - began;
        int due = budget.due(step.step(), spent);
        if (due > done) {
          looks.add(new Look(spent, step.step(), error(network, average)));
          done = due;
        }
      }
      return new Result(averaged(average), looks);
    }
  }

  private LongFunction<Map<String, Tensor>> samples() {
    TrainingSampler sampler = new TrainingSampler(scenes, learner.samples(seed));
    return index -> {
      Sample sample = sampler.sample(index);
      return learner.spec() instanceof DoubleUnetSpec unet
          ? FieldSample.of(sample, unet).tensors()
          : sample.tensors();
    };
  }

  private double error(Network network, WeightAverage average) {
    SortedMap<String, Tensor> present = network.weights();
    network.load(averaged(average));
    double error = heldOut.median(network);
    network.load(present);
    return error;
  }

  private SortedMap<String, Tensor> averaged(WeightAverage average) {
    return WeightMap.unflatten(learner.spec(), average.state().values());
  }

  /** Processor time of this process, all threads together. */
  private static double minutes() {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return system.getProcessCpuTime() / NANOSECONDS;
  }
}
