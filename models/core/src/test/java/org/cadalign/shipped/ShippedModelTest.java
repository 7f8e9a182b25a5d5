package org.cadalign.shipped;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.cadalign.archive.ModelFormatException;
import org.junit.jupiter.api.Test;

class ShippedModelTest {
  @Test
  void saysWhenItIsAbsent() {
    assertThatThrownBy(() -> ShippedModel.open(ClassLoader.getPlatformClassLoader()))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining("ships no model")
        .hasMessageContaining("train one or name a file");
  }
}
