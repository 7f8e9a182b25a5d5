package org.cadalign.toy;

import java.util.Arrays;

/**
 * All inner products of the gradients of a network without a gradient. The derivative by a weight
 * is the delta of the sum that it enters times the activity that it weighs, so a layer adds the
 * product of the deltas' inner product and the activities' one, plus one for the bias: k^I = sum
 * over layers of (D D^T) o (A A^T + 1), N N w numbers of work a layer instead of N N p in all.
 */
public final class FactorisedGram {
  private FactorisedGram() {}

  /**
   * k^I of every two samples, for every two outputs.
   *
   * @param samples N rows
   * @return N d rows and columns, the outputs of a sample side by side; exactly symmetric
   */
  public static double[][] inner(Mlp network, double[][] samples) {
    int outputs = network.shape().outputs();
    MlpPass pass = network.pass(samples.length);
    pass.forward(samples);
    double[][] gram = new double[samples.length * outputs][samples.length * outputs];
    double[][][] deltas = deltas(pass, network.shape(), samples.length);
    for (int layer = 0; layer < deltas.length; layer++) {
      addLayer(gram, deltas[layer], repeated(pass.activities(layer), samples.length, outputs));
    }
    return gram;
  }

  /**
   * k^C from k^I of one output.
   *
   * @param inner as {@link #inner} gives it; a sample without a gradient makes a row of NaN
   */
  public static double[][] correlation(double[][] inner) {
    double[] norms = new double[inner.length];
    for (int i = 0; i < norms.length; i++) {
      norms[i] = Math.sqrt(inner[i][i]);
    }
    double[][] correlation = new double[inner.length][inner.length];
    for (int i = 0; i < norms.length; i++) {
      for (int j = 0; j < norms.length; j++) {
        correlation[i][j] = inner[i][j] / (norms[i] * norms[j]);
      }
      correlation[i][i] = inner[i][i] > 0 ? 1 : Double.NaN;
    }
    return correlation;
  }

  /** For each layer N d rows, the outputs of a sample side by side. */
  private static double[][][] deltas(MlpPass pass, MlpShape shape, int samples) {
    double[][][] all = new double[shape.layers()][samples * shape.outputs()][];
    for (int output = 0; output < shape.outputs(); output++) {
      pass.select(output);
      pass.backward();
      for (int layer = 0; layer < all.length; layer++) {
        for (int i = 0; i < samples; i++) {
          all[layer][i * shape.outputs() + output] = pass.deltas(layer)[i].clone();
        }
      }
    }
    return all;
  }

  private static double[][] repeated(double[][] rows, int count, int times) {
    double[][] all = new double[count * times][];
    for (int i = 0; i < all.length; i++) {
      all[i] = rows[i / times];
    }
    return all;
  }

  private static void addLayer(double[][] gram, double[][] deltas, double[][] activities) {
    int size = gram.length;
    double[][] deltaColumns = RowProduct.transpose(deltas, size, deltas[0].length);
    double[][] activityColumns = RowProduct.transpose(activities, size, activities[0].length);
    double[] ofDeltas = new double[size];
    double[] ofActivities = new double[size];
    for (int i = 0; i < size; i++) {
      Arrays.fill(ofDeltas, 0);
      RowProduct.addRow(ofDeltas, deltas[i], deltaColumns);
      Arrays.fill(ofActivities, 1);
      RowProduct.addRow(ofActivities, activities[i], activityColumns);
      addProducts(gram[i], ofDeltas, ofActivities);
    }
  }

  private static void addProducts(double[] sum, double[] a, double[] b) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += a[i] * b[i];
    }
  }
}
