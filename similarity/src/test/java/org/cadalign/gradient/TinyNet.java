package org.cadalign.gradient;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * A fully connected network in double precision with Jacobians by hand, against which the module is
 * tested. Its last layer is linear.
 *
 * @param widths of the input, the hidden layers, and the output
 * @param relu whether hidden units are ReLU rather than tanh
 * @param theta for each layer the weights, one row for each unit, then the biases
 */
public record TinyNet(int[] widths, boolean relu, double[] theta) {
  /** With weights drawn at random. */
  public static TinyNet random(long seed, boolean relu, int... widths) {
    Random random = new Random(seed);
    double[] theta = new double[size(widths)];
    int at = 0;
    for (int layer = 1; layer < widths.length; layer++) {
      for (int i = 0; i < widths[layer] * (widths[layer - 1] + 1); i++) {
        theta[at++] = random.nextGaussian() * Math.sqrt(2.0 / (widths[layer - 1] + 1));
      }
    }
    return new TinyNet(widths, relu, theta);
  }

  private static int size(int[] widths) {
    return IntStream.range(1, widths.length).map(l -> widths[l] * (widths[l - 1] + 1)).sum();
  }

  /** Inputs drawn at random. */
  public double[][] inputs(long seed, int samples) {
    Random random = new Random(seed);
    double[][] inputs = new double[samples][widths[0]];
    Arrays.stream(inputs).forEach(x -> Arrays.setAll(x, i -> random.nextGaussian()));
    return inputs;
  }

  /** The same network after a step of its parameters. */
  public TinyNet moved(double[] step) {
    double[] moved = theta.clone();
    Arrays.setAll(moved, i -> theta[i] + step[i]);
    return new TinyNet(widths, relu, moved);
  }

  /** The same network with the bias of every unit of a layer replaced. */
  public TinyNet biased(int layer, double bias) {
    double[] changed = theta.clone();
    int biases = offset(layer) + widths[layer] * widths[layer - 1];
    Arrays.fill(changed, biases, biases + widths[layer], bias);
    return new TinyNet(widths, relu, changed);
  }

  /** Index of a layer's first weight. */
  public int offset(int layer) {
    return size(Arrays.copyOf(widths, layer));
  }

  /** Activities of all layers, from the input to the output. */
  public double[][] activities(double[] x) {
    double[][] activities = new double[widths.length][];
    activities[0] = x;
    for (int layer = 1; layer < widths.length; layer++) {
      int from = layer;
      activities[layer] =
          IntStream.range(0, widths[layer])
              .mapToDouble(unit -> activity(from, unit, activities[from - 1]))
              .toArray();
    }
    return activities;
  }

  private double activity(int layer, int unit, double[] below) {
    int n = below.length;
    double z = theta[offset(layer) + widths[layer] * n + unit];
    for (int i = 0; i < n; i++) {
      z += theta[offset(layer) + unit * n + i] * below[i];
    }
    boolean last = layer == widths.length - 1;
    return last ? z : relu ? Math.max(0, z) : Math.tanh(z);
  }

  /** f(x). */
  public double[] outputs(double[] x) {
    return activities(x)[widths.length - 1];
  }

  /** d f(x) / d theta. */
  public Jacobian jacobian(double[] x) {
    double[][] activities = activities(x);
    return new Jacobian(
        IntStream.range(0, widths[widths.length - 1])
            .mapToObj(output -> gradient(activities, output))
            .toArray(double[][]::new));
  }

  private double[] gradient(double[][] activities, int output) {
    double[] gradient = new double[theta.length];
    double[] delta = new double[widths[widths.length - 1]];
    delta[output] = 1;
    for (int layer = widths.length - 1; layer > 0; layer--) {
      double[] below = activities[layer - 1];
      double[] next = new double[below.length];
      for (int unit = 0; unit < delta.length; unit++) {
        int row = offset(layer) + unit * below.length;
        gradient[offset(layer) + delta.length * below.length + unit] = delta[unit];
        for (int i = 0; i < below.length; i++) {
          gradient[row + i] = delta[unit] * below[i];
          next[i] += delta[unit] * theta[row + i];
        }
      }
      for (int i = 0; i < below.length; i++) {
        next[i] *= relu ? (below[i] > 0 ? 1 : 0) : 1 - below[i] * below[i];
      }
      delta = next;
    }
    return gradient;
  }

  /** This network on some inputs. */
  public GradientSource on(double[][] inputs) {
    return on(inputs, UnaryOperator.identity());
  }

  /** This network on some inputs, each Jacobian changed by a function. */
  public GradientSource on(double[][] inputs, UnaryOperator<Jacobian> change) {
    return new GradientSource() {
      @Override
      public int size() {
        return inputs.length;
      }

      @Override
      public int outputs() {
        return widths[widths.length - 1];
      }

      @Override
      public int parameters() {
        return theta.length;
      }

      @Override
      public List<Jacobian> jacobians(int from, int to) {
        return Arrays.stream(inputs, from, to).map(TinyNet.this::jacobian).map(change).toList();
      }
    };
  }
}
