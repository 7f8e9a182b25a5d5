package org.cadalign.train;

import java.util.SortedMap;
import java.util.TreeMap;
import org.cadalign.engine.Network;

/** Fixed samples that are never trained on, and what a network makes of them. */
final class TuningSet {
  private final SampleSource source;
  private final int count;

  TuningSet(SampleSource source, int count) {
    this.source = source;
    this.count = count;
  }

  /**
   * Mean losses by name.
   *
   * @param step as of the training, because some losses weigh their parts by it
   */
  SortedMap<String, Double> losses(Network network, long step) {
    Network.LossContext context = new Network.LossContext(step);
    SortedMap<String, Double> mean = new TreeMap<>();
    for (int i = 0; i < count; i++) {
      network
          .gradient(source.sample(i), context)
          .losses()
          .forEach((name, loss) -> mean.merge(name, loss / count, Double::sum));
    }
    return mean;
  }
}
