package org.cadalign.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.cadalign.spec.DigitClassifierSpec;
import org.cadalign.spec.DoubleUnetSpec;
import org.cadalign.spec.NetworkSpec;
import org.cadalign.spec.OutlineMatcherSpec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SpecJsonTest {
  static Stream<NetworkSpec> specs() {
    return Stream.of(
        DigitClassifierSpec.published(),
        DoubleUnetSpec.reference(),
        new DoubleUnetSpec("other", 8, 4, 2),
        new OutlineMatcherSpec("compact", 12, 4, 3, 8, List.of(7.5, 24.0), 16));
  }

  @ParameterizedTest
  @MethodSource("specs")
  void readsWhatItWrote(NetworkSpec spec) throws Exception {
    byte[] json = JsonFields.print(SpecJson.write(spec));
    assertThat(SpecJson.read(JsonFields.parse(json, "test"))).isEqualTo(spec);
  }
}
