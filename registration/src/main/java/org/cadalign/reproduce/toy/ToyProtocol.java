package org.cadalign.reproduce.toy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.cadalign.toy.ToyData.Density;

/**
 * Which runs make up the experiment.
 *
 * @param frequencies of the sine, ascending
 * @param seeds of every frequency
 * @param triangular frequency that is also learnt from samples of the density 2 alpha: one at which
 *     curvature does not decide the counts, so that density may
 * @param size number of samples, N
 * @param epochs of training
 * @param rate of Adam
 */
record ToyProtocol(
    List<Integer> frequencies, int seeds, int triangular, int size, int epochs, double rate) {
  ToyProtocol {
    frequencies = List.copyOf(frequencies);
  }

  /** As published. */
  static ToyProtocol full() {
    return new ToyProtocol(List.of(1, 2, 4, 8, 16), 5, 4, 2048, 5000, 1e-4);
  }

  /** Ten times the rate for a thirtieth of the epochs, three seeds. */
  static ToyProtocol brief() {
    return new ToyProtocol(List.of(1, 2, 4, 8, 16), 3, 4, 2048, 150, 1e-3);
  }

  /** Runs of one frequency and density, one for each seed. */
  List<ToySetting> settings(int frequency, Density density) {
    return LongStream.rangeClosed(1, seeds)
        .mapToObj(seed -> new ToySetting(frequency, density, size, epochs, rate, seed))
        .toList();
  }

  /** All runs, seed after seed, so that a stopped experiment has every frequency. */
  List<ToySetting> settings() {
    List<ToySetting> all = new ArrayList<>();
    for (int seed = 0; seed < seeds; seed++) {
      for (int frequency : frequencies) {
        all.add(settings(frequency, Density.UNIFORM).get(seed));
      }
      all.add(settings(triangular, Density.TRIANGULAR).get(seed));
    }
    return all;
  }
}
