package org.cadalign.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.cadalign.confidence.Sign;
import org.cadalign.layer.Field;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SignColumnsTest {
  /** A column of lengths says so by its name and its description alike. */
  @ParameterizedTest
  @EnumSource(Sign.class)
  void namesAndDescriptionsAgreeOnTheUnit(Sign sign) {
    Field field = SignColumns.of(sign);
    assertThat(field.name()).isEqualTo(sign.column());
    assertThat(field.description().orElseThrow().contains("ground metres"))
        .isEqualTo(field.name().endsWith("_m"));
  }
}
