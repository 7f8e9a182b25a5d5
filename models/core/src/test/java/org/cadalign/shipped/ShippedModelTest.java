package org.cadalign.shipped;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.cadalign.archive.ModelFormatException;
import org.cadalign.archive.Target;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ShippedModelTest {
  @ParameterizedTest
  @EnumSource
  void saysWhenItIsAbsent(Target target) {
    assertThatThrownBy(() -> ShippedModel.open(target, ClassLoader.getPlatformClassLoader()))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining(ShippedModel.resource(target))
        .hasMessageContaining("ships no model")
        .hasMessageContaining("train one or name a file");
  }
}
