package org.cadalign.toy;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.cadalign.gradient.Jacobian;

/** A fully connected network in double precision: its shape and its parameters. */
public final class Mlp {
  /** Rows that are run at once where many are asked for: what fits a processor's own memory. */
  private static final int ROWS = 64;

  private final MlpShape shape;
  private final double[] parameters;

  /**
   * A network with given parameters.
   *
   * @param parameters as {@link MlpShape} orders them; copied
   */
  public Mlp(MlpShape shape, double[] parameters) {
    if (parameters.length != shape.parameters()) {
      throw new IllegalArgumentException(
          parameters.length + " parameters for a shape of " + shape.parameters());
    }
    this.shape = shape;
    this.parameters = parameters.clone();
  }

  /**
   * A network before training: weights and biases of a layer uniform in ±1/sqrt(its inputs), as
   * PyTorch makes them by default.
   */
  public static Mlp initialised(MlpShape shape, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] parameters = new double[shape.parameters()];
    for (int layer = 0; layer < shape.layers(); layer++) {
      double bound = 1 / Math.sqrt(shape.width(layer));
      for (int i = shape.offset(layer); i < shape.offset(layer + 1); i++) {
        parameters[i] = (2 * random.nextDouble() - 1) * bound;
      }
    }
    return new Mlp(shape, parameters);
  }

  /** Its layers. */
  public MlpShape shape() {
    return shape;
  }

  /** A copy of all p parameters, as {@link MlpShape} orders them. */
  public double[] parameters() {
    return parameters.clone();
  }

  /**
   * What the network answers.
   *
   * @param samples N rows of as many numbers as it has inputs
   * @return N rows of d numbers
   */
  public double[][] outputs(double[][] samples) {
    MlpPass pass = pass(Math.min(ROWS, samples.length));
    double[][] all = new double[samples.length][];
    for (int from = 0; from < samples.length; from += ROWS) {
      double[][] batch = Arrays.copyOfRange(samples, from, Math.min(from + ROWS, samples.length));
      double[][] found = pass.forward(batch);
      for (int i = 0; i < batch.length; i++) {
        all[from + i] = found[i].clone();
      }
    }
    return all;
  }

  /** Derivatives of the outputs of one sample by all parameters. */
  public Jacobian jacobian(double[] sample) {
    return jacobian(pass(1), sample);
  }

  /** The same, through a pass of at least one row. */
  Jacobian jacobian(MlpPass pass, double[] sample) {
    pass.forward(new double[][] {sample});
    double[][] rows = new double[shape.outputs()][shape.parameters()];
    for (int output = 0; output < rows.length; output++) {
      pass.select(output);
      pass.backward();
      pass.gradient(rows[output]);
    }
    return new Jacobian(rows);
  }

  /** A pass that has taken the parameters. */
  MlpPass pass(int capacity) {
    MlpPass pass = new MlpPass(shape, capacity);
    pass.load(parameters);
    return pass;
  }
}
