package org.cadalign.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.cadalign.engine.Device;
import org.cadalign.engine.Engine;
import org.cadalign.engine.EngineOptions;
import org.cadalign.engine.EngineOptions.Precision;
import org.cadalign.spec.OutlineMatcherSpec;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class TorchEngineTest {
  private final Engine engine = new TorchEngine();

  @Test
  void computesOnTheCpuByDefault() {
    assertThat(engine.devices()).startsWith(Device.CPU, Device.cuda(0));
    assertThat(engine.availability().usable()).isTrue();
    assertThat(engine.availability().detail()).startsWith("LibTorch, CPU: ");
  }

  /** A machine has fewer than a hundred cards. */
  @Test
  void refusesACardThatIsNotThere() {
    Device none = Device.cuda(99);
    Engine.Availability found = engine.availability(none);
    assertThat(found.usable()).isFalse();
    assertThat(found.detail()).isNotBlank().doesNotContain("\n");
    EngineOptions options = new EngineOptions(Precision.FLOAT32, none);
    assertThatThrownBy(() -> engine.build(OutlineMatcherSpec.compact(), 1, options))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessage("engine torch cannot compute on cuda:99: " + found.detail());
  }

  @Test
  void saysThatItWasBuiltWithoutCuda() {
    Assumptions.assumeTrue(
        Natives.lackOfCuda().isPresent(), "needs a build without -Pgpu, as it is by default");
    assertThat(engine.availability(Device.cuda(0)).detail())
        .isEqualTo("this installation holds LibTorch for the CPU only");
  }
}
