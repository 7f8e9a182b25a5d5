package org.cadalign.toy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Batches going forward and backward through a network. Not for several threads at once. */
final class MlpPass {
  private final MlpShape shape;
  private final List<DenseLayer> layers = new ArrayList<>();
  private double[][] inputs = {};

  /**
   * Makes room.
   *
   * @param capacity rows of the largest batch
   */
  MlpPass(MlpShape shape, int capacity) {
    this.shape = shape;
    for (int layer = 0; layer < shape.layers(); layer++) {
      layers.add(new DenseLayer(shape.width(layer), shape.width(layer + 1), capacity));
    }
  }

  /** Takes the parameters that the following batches are to use. */
  void load(double[] parameters) {
    for (int layer = 0; layer < layers.size(); layer++) {
      layers.get(layer).load(parameters, shape.offset(layer));
    }
  }

  /**
   * Runs a batch.
   *
   * @param batch rows of as many numbers as the network has inputs
   * @return rows of d numbers, valid until the next batch; rows beyond those of the batch mean
   *     nothing
   */
  double[][] forward(double[][] batch) {
    inputs = batch;
    for (int layer = 0; layer < layers.size(); layer++) {
      layers.get(layer).forward(activities(layer), batch.length);
      if (layer < layers.size() - 1) {
        activate(layers.get(layer).answers());
      }
    }
    return layers.get(layers.size() - 1).answers();
  }

  private void activate(double[][] sums) {
    for (int row = 0; row < inputs.length; row++) {
      shape.activation().apply(sums[row]);
    }
  }

  /** Derivatives to be filled in before {@link #backward}: rows of d, by the network's outputs. */
  double[][] outputDeltas() {
    return layers.get(layers.size() - 1).deltas();
  }

  /** Asks for the derivatives of one output of every row. */
  void select(int output) {
    for (int row = 0; row < inputs.length; row++) {
      Arrays.fill(outputDeltas()[row], 0);
      outputDeltas()[row][output] = 1;
    }
  }

  /** Carries the derivatives by the outputs back to the weighted sums of every layer. */
  void backward() {
    for (int layer = layers.size() - 1; layer > 0; layer--) {
      double[][] deltas = deltas(layer - 1);
      layers.get(layer).backward(deltas, inputs.length);
      for (int row = 0; row < inputs.length; row++) {
        shape.activation().differentiate(deltas[row], activities(layer)[row]);
      }
    }
  }

  /** Writes the derivatives by all parameters, summed over the rows of the batch. */
  void gradient(double[] into) {
    for (int layer = 0; layer < layers.size(); layer++) {
      layers.get(layer).gradient(activities(layer), inputs.length, into, shape.offset(layer));
    }
  }

  /** What enters a layer, one row for each of the batch. */
  double[][] activities(int layer) {
    return layer == 0 ? inputs : layers.get(layer - 1).answers();
  }

  /** Derivatives by the weighted sums of a layer, one row for each of the batch. */
  double[][] deltas(int layer) {
    return layers.get(layer).deltas();
  }
}
