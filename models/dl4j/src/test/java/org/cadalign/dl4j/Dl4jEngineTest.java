package org.cadalign.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.cadalign.engine.Device;
import org.cadalign.engine.Engine;
import org.cadalign.engine.EngineOptions;
import org.cadalign.engine.EngineOptions.Precision;
import org.cadalign.engine.Engines;
import org.cadalign.spec.DigitClassifierSpec;
import org.cadalign.spec.OutlineMatcherSpec;
import org.junit.jupiter.api.Test;

class Dl4jEngineTest {
  @Test
  void isFoundByItsName() {
    Engine engine = Engines.named("dl4j").orElseThrow();
    assertThat(engine.availability().usable()).isTrue();
    assertThat(engine.availability().detail()).startsWith("DL4J");
  }

  /** The build for this platform has it; without it everything is ten times slower. */
  @Test
  void convolvesByOneDnn() {
    assertThat(new Dl4jEngine().availability(Device.CPU).detail()).endsWith("oneDNN");
  }

  /**
   * Whether the build is with -Pcuda or not, on whatever machine: there are less than a hundred.
   */
  @Test
  void refusesACardThatIsNotThere() {
    Device none = Device.cuda(99);
    Engine.Availability found = new Dl4jEngine().availability(none);
    assertThat(found.usable()).isFalse();
    assertThat(found.detail()).isNotBlank().doesNotContain("\n");
    assertThat(new Dl4jEngine().devices()).startsWith(Device.CPU, Device.cuda(0));
    refused(
        () ->
            new Dl4jEngine()
                .build(OutlineMatcherSpec.compact(), 1, new EngineOptions(Precision.FLOAT32, none)),
        "cannot compute on cuda:99: " + found.detail());
  }

  /** The first one that is asked for is the one of the process. */
  @Test
  void hasOneBackendInAProcess() {
    Nd4jRuntime.enter();
    assertThat(Backend.refusal(Device.Kind.CPU)).isEmpty();
    assertThat(Backend.refusal(Device.Kind.CUDA))
        .contains("ND4J computes by CPU in this process already");
  }

  @Test
  void refusesWhatItCannotBuildInOneLine() {
    Engine engine = new Dl4jEngine();
    OutlineMatcherSpec spec = OutlineMatcherSpec.compact();
    refused(() -> engine.build(DigitClassifierSpec.published(), 1), "cannot build digits");
    refused(
        () -> engine.build(spec, 1, new EngineOptions(Precision.BFLOAT16)),
        "does not compute in bfloat16");
  }

  private static void refused(Runnable build, String words) {
    assertThatThrownBy(build::run)
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageStartingWith("engine dl4j")
        .hasMessageContaining(words)
        .message()
        .hasLineCount(1);
  }
}
