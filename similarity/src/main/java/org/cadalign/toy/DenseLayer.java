package org.cadalign.toy;

import java.util.Arrays;

/**
 * One layer of a network at work on batches, in memory that is used again. The derivative of
 * whatever is asked for by a weighted sum of the layer is called a <em>delta</em>.
 */
final class DenseLayer {
  private final double[][] weights;
  private final double[][] transposed;
  private final double[] biases;
  private final double[][] weightGradient;
  private final double[] biasGradient;
  private final double[][] answers;
  private final double[][] deltas;

  /**
   * Makes room.
   *
   * @param capacity rows of the largest batch
   */
  DenseLayer(int inputs, int outputs, int capacity) {
    weights = new double[inputs][outputs];
    transposed = new double[outputs][inputs];
    biases = new double[outputs];
    weightGradient = new double[inputs][outputs];
    biasGradient = new double[outputs];
    answers = new double[capacity][outputs];
    deltas = new double[capacity][outputs];
  }

  /** Weighted sums of the last batch, or what an activation made of them in place. */
  double[][] answers() {
    return answers;
  }

  /** Deltas of the last batch; to be filled from the layer that follows. */
  double[][] deltas() {
    return deltas;
  }

  /** Takes weights and biases from an index on. */
  void load(double[] parameters, int offset) {
    int at = offset;
    for (double[] row : weights) {
      System.arraycopy(parameters, at, row, 0, row.length);
      at += row.length;
    }
    System.arraycopy(parameters, at, biases, 0, biases.length);
    RowProduct.transpose(weights, weights.length, transposed);
  }

  /** Weighted sums of the first rows. */
  void forward(double[][] inputs, int rows) {
    for (int row = 0; row < rows; row++) {
      System.arraycopy(biases, 0, answers[row], 0, biases.length);
    }
    RowProduct.add(answers, inputs, weights, rows);
  }

  /** Derivatives by what entered the layer, from the deltas. */
  void backward(double[][] byInputs, int rows) {
    for (int row = 0; row < rows; row++) {
      Arrays.fill(byInputs[row], 0);
    }
    RowProduct.add(byInputs, deltas, transposed, rows);
  }

  /** Writes the derivatives by weights and biases, summed over the rows, from an index on. */
  void gradient(double[][] inputs, int rows, double[] into, int offset) {
    sumGradients(inputs, rows);
    int at = offset;
    for (double[] row : weightGradient) {
      System.arraycopy(row, 0, into, at, row.length);
      at += row.length;
    }
    System.arraycopy(biasGradient, 0, into, at, biasGradient.length);
  }

  private void sumGradients(double[][] inputs, int rows) {
    for (double[] row : weightGradient) {
      Arrays.fill(row, 0);
    }
    RowProduct.addTransposed(weightGradient, inputs, deltas, rows);
    Arrays.fill(biasGradient, 0);
    for (int row = 0; row < rows; row++) {
      for (int i = 0; i < biasGradient.length; i++) {
        biasGradient[i] += deltas[row][i];
      }
    }
  }
}
