package org.cadalign.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.ServiceConfigurationError;
import org.cadalign.cli.EngineList.Candidate;
import org.cadalign.engine.Engine;
import org.cadalign.engine.EngineOptions;
import org.cadalign.engine.Network;
import org.cadalign.spec.NetworkSpec;
import org.junit.jupiter.api.Test;

class EngineListTest {
  @Test
  void saysWhenThereIsNone() {
    assertThat(EngineList.of(List.of()).lines()).containsExactly("no engine is installed");
  }

  @Test
  void listsEnginesByNameWithTheirState() {
    List<Candidate> candidates =
        List.of(
            new Candidate("T", () -> new Fake("torch", true, "LibTorch 2.10 on CPU")),
            new Candidate("D", () -> new Fake("dl4j", false, "no natives")));
    assertThat(EngineList.of(candidates).lines())
        .containsExactly(
            "dl4j     not usable  no natives", "torch    usable      LibTorch 2.10 on CPU");
  }

  @Test
  void listsWhatCannotBeLoaded() {
    List<Candidate> candidates =
        List.of(
            new Candidate("Old", EngineListTest::misconfigured),
            new Candidate("Raw", EngineListTest::withoutNatives));
    assertThat(EngineList.of(candidates).lines())
        .containsExactly("Old      not usable  not a provider", "Raw      not usable  no jnitorch");
  }

  private static Engine misconfigured() {
    throw new ServiceConfigurationError("not a provider");
  }

  private static Engine withoutNatives() {
    throw new UnsatisfiedLinkError("no jnitorch");
  }

  private record Fake(String name, boolean usable, String detail) implements Engine {
    @Override
    public Availability availability() {
      return new Availability(usable, detail);
    }

    @Override
    public Network build(NetworkSpec spec, long seed, EngineOptions options) {
      throw new UnsupportedOperationException();
    }
  }
}
