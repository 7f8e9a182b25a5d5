package org.cadalign.toy;

import java.util.Collections;
import java.util.List;

/**
 * Layers of a fully connected network, each with its weights and biases; the last one is linear.
 * The parameters lie layer after layer: the weights of one input after those of another, then the
 * biases.
 *
 * @param inputs numbers that a sample consists of
 * @param hidden neurons of each hidden layer; may be empty
 * @param outputs numbers that the network answers, d
 * @param activation of the hidden neurons
 */
public record MlpShape(int inputs, List<Integer> hidden, int outputs, Activation activation) {
  public MlpShape {
    hidden = List.copyOf(hidden);
    if (inputs < 1 || outputs < 1 || hidden.stream().anyMatch(width -> width < 1)) {
      throw new IllegalArgumentException("a layer needs a neuron: " + inputs + hidden + outputs);
    }
  }

  /** The paper's network for its toy data: 2 inputs, 6 layers of 64 ReLU, 21 057 parameters. */
  public static MlpShape ofThePaper() {
    return relu(6);
  }

  /** The same with another number of layers of 64. */
  public static MlpShape relu(int layers) {
    return new MlpShape(2, Collections.nCopies(layers, 64), 1, Activation.RELU);
  }

  /** Number of layers with parameters. */
  public int layers() {
    return hidden.size() + 1;
  }

  /** Inputs of a layer; of the layer after the last one, the outputs of the network. */
  int width(int layer) {
    if (layer == 0) {
      return inputs;
    }
    return layer <= hidden.size() ? hidden.get(layer - 1) : outputs;
  }

  /** Index of the first weight of a layer; the biases follow the weights. */
  int offset(int layer) {
    int offset = 0;
    for (int l = 0; l < layer; l++) {
      offset += (width(l) + 1) * width(l + 1);
    }
    return offset;
  }

  /** Index of the first bias of a layer. */
  int biasOffset(int layer) {
    return offset(layer) + width(layer) * width(layer + 1);
  }

  /** Number of parameters, p. */
  public int parameters() {
    return offset(layers());
  }
}
