package org.cadalign.progress;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BarRendererTest {
  @ParameterizedTest
  @CsvSource({
    "0, 40, align [>            ] 0 % 0.0 px/s ETA ?",
    "50, 40, align [====>    ] 50 % 5.0 px/s ETA 0:10",
    "100, 40, align [=========] 100 % 10 px/s ETA 0:00",
    "50, 30, align 50 % 5.0 px/s ETA 0:10",
    "50, 10, align 50 %",
  })
  void fillsTheLine(long done, int columns, String expected) {
    Pace pace = new Pace(done, 100, 10);
    assertThat(new BarRenderer("align", "px").draw(pace, columns)).isEqualTo(expected);
  }
}
