package org.cadalign.reproduce.toy;

import java.util.SortedMap;
import java.util.TreeMap;
import org.cadalign.toy.Mlp;

/**
 * The network of a setting in the course of its training.
 *
 * @param networks by epoch; epoch 0 is before training
 */
record ToyRun(SortedMap<Integer, Mlp> networks) {
  ToyRun {
    networks = new TreeMap<>(networks);
  }

  /** The network after training. */
  Mlp trained() {
    return networks.get(networks.lastKey());
  }
}
