package org.cadalign.toy;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Teaches a network by Adam. The same options give the same network, bit for bit. */
public final class MlpTraining {
  /** What a prediction costs; a batch costs the mean over its rows, summed over outputs. */
  public enum Loss {
    /** |prediction - label|. */
    L1 {
      @Override
      double cost(double error) {
        return Math.abs(error);
      }

      @Override
      double derivative(double error) {
        return Math.signum(error);
      }
    },
    /** (prediction - label)^2. */
    L2 {
      @Override
      double cost(double error) {
        return error * error;
      }

      @Override
      double derivative(double error) {
        return 2 * error;
      }
    };

    abstract double cost(double error);

    abstract double derivative(double error);
  }

  /**
   * Epochs of one kind. The optimiser keeps its moments from stage to stage.
   *
   * @param epochs how often every sample is seen
   * @param batch rows of a step, drawn anew every epoch; from the number of samples on, all of them
   *     in their order
   * @param rate of the first epoch
   * @param lastRate of the last one; between them it falls by the same factor every epoch
   */
  public record Stage(int epochs, int batch, double rate, double lastRate) {
    public Stage {
      if (epochs < 0 || batch < 1) {
        throw new IllegalArgumentException(epochs + " epochs of batches of " + batch);
      }
    }

    /** A stage at one rate. */
    public Stage(int epochs, int batch, double rate) {
      this(epochs, batch, rate, rate);
    }

    double rateAt(int epoch) {
      return epochs < 2 ? rate : rate * Math.pow(lastRate / rate, (double) epoch / (epochs - 1));
    }
  }

  /**
   * How to train.
   *
   * @param loss that is lowered
   * @param stages one after the other
   * @param seed of the order of the samples
   */
  public record Options(Loss loss, List<Stage> stages, long seed) {
    public Options {
      stages = List.copyOf(stages);
    }
  }

  /** Sees a network grow. */
  @FunctionalInterface
  public interface Listener {
    /**
     * Called before the first epoch and after each.
     *
     * @param epoch 0 before training, counted through all stages
     * @param network a copy
     */
    void after(int epoch, Mlp network);
  }

  private final MlpShape shape;
  private final double[][] samples;
  private final double[][] labels;
  private final Options options;

  private MlpTraining(MlpShape shape, double[][] samples, double[][] labels, Options options) {
    this.shape = shape;
    this.samples = samples;
    this.labels = labels;
    this.options = options;
  }

  /**
   * Trains a copy of a network.
   *
   * @param samples N rows of inputs
   * @param labels N rows of d numbers
   * @throws ArithmeticException if the parameters grow beyond all bounds
   */
  public static Mlp train(
      Mlp start, double[][] samples, double[][] labels, Options options, Listener listener) {
    if (samples.length == 0 || samples.length != labels.length) {
      throw new IllegalArgumentException(samples.length + " samples, " + labels.length + " labels");
    }
    return new MlpTraining(start.shape(), samples, labels, options).run(start, listener);
  }

  private Mlp run(Mlp start, Listener listener) {
    double[] parameters = start.parameters();
    Adam adam = new Adam(parameters.length);
    SplittableRandom random = new SplittableRandom(options.seed());
    int epoch = 0;
    listener.after(epoch, start);
    for (Stage stage : options.stages()) {
      Batches batches = new Batches(samples, labels, stage.batch());
      MlpPass pass = new MlpPass(shape, batches.size());
      for (int i = 0; i < stage.epochs(); i++) {
        batches.shuffle(random);
        epoch(pass, batches, adam, parameters, stage.rateAt(i));
        requireFinite(parameters, ++epoch);
        listener.after(epoch, new Mlp(shape, parameters));
      }
    }
    return new Mlp(shape, parameters);
  }

  private void epoch(MlpPass pass, Batches batches, Adam adam, double[] parameters, double rate) {
    double[] gradient = new double[parameters.length];
    for (int step = 0; step < batches.count(); step++) {
      double[][] wanted = batches.labels(step);
      pass.load(parameters);
      double[][] found = pass.forward(batches.samples(step));
      for (int row = 0; row < wanted.length; row++) {
        for (int output = 0; output < wanted[row].length; output++) {
          double error = found[row][output] - wanted[row][output];
          pass.outputDeltas()[row][output] = options.loss().derivative(error) / wanted.length;
        }
      }
      pass.backward();
      pass.gradient(gradient);
      adam.step(parameters, gradient, rate);
    }
    adam.forgetNothings();
  }

  private static void requireFinite(double[] parameters, int epoch) {
    if (!Double.isFinite(Arrays.stream(parameters).sum())) {
      throw new ArithmeticException("training diverged in epoch " + epoch);
    }
  }

  /** The mean loss of a network on samples. */
  public static double loss(Loss loss, Mlp network, double[][] samples, double[][] labels) {
    double[][] found = network.outputs(samples);
    double sum = 0;
    for (int i = 0; i < found.length; i++) {
      for (int output = 0; output < found[i].length; output++) {
        sum += loss.cost(found[i][output] - labels[i][output]);
      }
    }
    return sum / found.length;
  }
}
