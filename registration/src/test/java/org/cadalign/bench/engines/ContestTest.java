package org.cadalign.bench.engines;

import static org.assertj.core.api.Assertions.assertThat;

import org.cadalign.data.Sample;
import org.junit.jupiter.api.Test;

class ContestTest {
  @Test
  void everyWindowShowsAGroupAndASideThatTheNetworkTakes() {
    for (Contest contest : Contest.all()) {
      assertThat(contest.samples())
          .as(contest.key())
          .hasSize(contest.windows())
          .allSatisfy(
              sample -> {
                assertThat(sample.get(Sample.IMAGE).shape())
                    .containsExactly(1, 3, contest.side(), contest.side());
                assertThat(sample.get(Sample.DISPLACEMENT).data()).isNotEmpty();
              });
    }
  }
}
