package org.cadalign.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.cadalign.engine.EngineOptions.Precision;
import org.cadalign.spec.NetworkSpec;
import org.cadalign.spec.OutlineMatcherSpec;
import org.junit.jupiter.api.Test;

class PlacedEngineTest {
  private static final Device CARD = Device.cuda(2);
  private final List<EngineOptions> asked = new ArrayList<>();
  private final Engine engine = new Asked(asked).on(CARD);

  @Test
  void buildsOnItsDevice() {
    engine.build(OutlineMatcherSpec.compact(), 1);
    engine.build(OutlineMatcherSpec.compact(), 1, new EngineOptions(Precision.BFLOAT16));
    assertThat(asked)
        .containsExactly(
            new EngineOptions(Precision.FLOAT32, CARD),
            new EngineOptions(Precision.BFLOAT16, CARD));
  }

  @Test
  void speaksOfItsDevice() {
    assertThat(engine.name()).isEqualTo("asked");
    assertThat(engine.availability().detail()).isEqualTo("cuda:2");
  }

  private record Asked(List<EngineOptions> options) implements Engine {
    @Override
    public String name() {
      return "asked";
    }

    @Override
    public Availability availability(Device device) {
      return new Availability(true, device.toString());
    }

    @Override
    public Network build(NetworkSpec spec, long seed, EngineOptions given) {
      options.add(given);
      return null;
    }
  }
}
