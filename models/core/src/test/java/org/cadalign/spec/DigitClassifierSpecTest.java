package org.cadalign.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DigitClassifierSpecTest {
  @Test
  void hasAsManyParametersAsPublished() {
    assertThat(DigitClassifierSpec.published().size()).isEqualTo(317_069);
    assertThat(DigitClassifierSpec.published().features()).isEqualTo(1024);
  }

  @Test
  void listsParametersInOrderOfTheirNames() {
    assertThat(DigitClassifierSpec.published().parameters())
        .extracting(Parameter::name)
        .isSorted()
        .hasSize(11);
  }

  @Test
  void refusesWhatCannotBeBuilt() {
    assertThatThrownBy(() -> new DigitClassifierSpec("none", 0, 1))
        .hasMessage("filters or hidden out of range: 0, 1");
    assertThatThrownBy(() -> new DigitClassifierSpec("huge", 1, 5000))
        .hasMessage("filters or hidden out of range: 1, 5000");
  }
}
