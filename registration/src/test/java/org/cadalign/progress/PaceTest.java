package org.cadalign.progress;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceTest {
  @ParameterizedTest
  @CsvSource({
    "0, 100, 0, a: 0 % 0.0 px/s ETA ?",
    "0, 100, 12, a: 0 % 0.0 px/s ETA ?",
    "42, 100, 10, a: 42 % 4.2 px/s ETA 0:14",
    "25480020, 60666667, 19.6, a: 42 % 1.3 Mpx/s ETA 0:27",
    "999, 1000, 1, a: 99 % 999 px/s ETA 0:00",
    "9996, 100000, 10, a: 9 % 1.0 kpx/s ETA 1:30",
    "1, 7401, 1, a: 0 % 1.0 px/s ETA 2:03:20",
    "100, 100, 3, a: 100 % 33 px/s ETA 0:00",
    "120, 100, 3, a: 100 % 40 px/s ETA 0:00",
    "0, 0, 3, a: 100 % 0.0 px/s ETA ?",
  })
  void line(long done, long total, double seconds, String expected) {
    assertThat(new Pace(done, total, seconds).line("a", "px")).isEqualTo(expected);
  }

  @Property
  void isHundredOnlyWhenAllIsDone(
      @ForAll @LongRange(max = 1L << 40) long done,
      @ForAll @LongRange(min = 1, max = 1L << 40) long total) {
    long percent = new Pace(done, total, 1).percent();
    assertThat(percent).isBetween(0L, 100L);
    assertThat(percent == 100).isEqualTo(done >= total);
  }
}
