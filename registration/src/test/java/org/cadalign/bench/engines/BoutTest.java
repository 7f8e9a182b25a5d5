package org.cadalign.bench.engines;

import static org.assertj.core.api.Assertions.assertThat;

import org.cadalign.data.Sample;
import org.junit.jupiter.api.Test;

class BoutTest {
  @Test
  void everyWindowShowsAGroupAndASideThatTheNetworkTakes() {
    for (Bout bout : Bout.all()) {
      assertThat(bout.samples())
          .as(bout.key())
          .hasSize(bout.windows())
          .allSatisfy(
              sample -> {
                assertThat(sample.get(Sample.IMAGE).shape())
                    .containsExactly(1, 3, bout.side(), bout.side());
                assertThat(sample.get(Sample.DISPLACEMENT).data()).isNotEmpty();
              });
    }
  }
}
