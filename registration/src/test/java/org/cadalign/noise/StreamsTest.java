package org.cadalign.noise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StreamsTest {
  @Test
  void startOverWithTheSameValues() {
    assertThat(Streams.of(3, 5).nextLong()).isEqualTo(Streams.of(3, 5).nextLong());
  }

  @Test
  void doNotRunThroughOneAnother() {
    Set<Long> seen = new HashSet<>();
    for (long seed = 0; seed < 20; seed++) {
      for (long number = 0; number < 50; number++) {
        SplittableRandom stream = Streams.of(seed, number);
        for (int i = 0; i < 10; i++) {
          seen.add(stream.nextLong());
        }
      }
    }
    assertThat(seen).hasSize(20 * 50 * 10);
  }
}
