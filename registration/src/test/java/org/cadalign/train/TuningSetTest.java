package org.cadalign.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.cadalign.engine.EngineOptions;
import org.cadalign.engine.Network;
import org.cadalign.engine.WeightMap;
import org.junit.jupiter.api.Test;

class TuningSetTest {
  @Test
  void isTheMeanOverItsFirstSamplesAsOfAStep() {
    try (Network network = new BowlEngine().build(BowlEngine.SPEC, 1, EngineOptions.DEFAULT)) {
      float[] zeros = new float[Math.toIntExact(BowlEngine.SPEC.size())];
      network.load(WeightMap.unflatten(BowlEngine.SPEC, zeros));
      TuningSet set = new TuningSet(i -> BowlEngine.sample((float) i), 4);
      assertThat(set.losses(network, 17).get("loss"))
          .isCloseTo((0 + 1 + 4 + 9) / 4.0, within(1e-9));
      assertThat(set.losses(network, 17)).containsEntry("step", 17.0).hasSize(2);
    }
  }
}
