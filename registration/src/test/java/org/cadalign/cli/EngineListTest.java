package org.cadalign.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.ServiceConfigurationError;
import org.cadalign.cli.EngineList.Candidate;
import org.cadalign.engine.Device;
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
            "dl4j     cpu      not usable  no natives",
            "torch    cpu      usable      LibTorch 2.10 on CPU");
  }

  @Test
  void listsWhatCannotBeLoaded() {
    List<Candidate> candidates =
        List.of(
            new Candidate("Old", EngineListTest::misconfigured),
            new Candidate("Raw", EngineListTest::withoutNatives));
    assertThat(EngineList.of(candidates).lines())
        .containsExactly(
            "Old               not usable  not a provider",
            "Raw               not usable  no jnitorch");
  }

  @Test
  void listsAllDevicesOfAnEngine() {
    assertThat(EngineList.of(List.of(new Candidate("T", TwoCards::new))).lines())
        .containsExactly(
            "torch    cpu      usable      of cpu",
            "torch    cuda:0   usable      of cuda:0",
            "torch    cuda:1   not usable  of cuda:1");
  }

  private static Engine misconfigured() {
    throw new ServiceConfigurationError("not a provider");
  }

  private static Engine withoutNatives() {
    throw new UnsatisfiedLinkError("no jnitorch");
  }

  private static final class TwoCards implements Engine {
    @Override
    public String name() {
      return "torch";
    }

    @Override
    public List<Device> devices() {
      return List.of(Device.CPU, Device.cuda(0), Device.cuda(1));
    }

    @Override
    public Availability availability(Device device) {
      return new Availability(device.index() == 0, "of " + device);
    }

    @Override
    public Network build(NetworkSpec spec, long seed, EngineOptions options) {
      throw new UnsupportedOperationException();
    }
  }

  private record Fake(String name, boolean usable, String detail) implements Engine {
    @Override
    public Availability availability(Device device) {
      return new Availability(usable, detail);
    }

    @Override
    public Network build(NetworkSpec spec, long seed, EngineOptions options) {
      throw new UnsupportedOperationException();
    }
  }
}
