package org.cadalign.reproduce.ablation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LookTest {
  @Test
  void figuresTellAll() {
    List<Look> looks = List.of(new Look(0, 0, 3.5), new Look(0.25, 40, 1.5));
    assertThat(Look.of(Look.figures(looks))).isEqualTo(looks);
  }
}
