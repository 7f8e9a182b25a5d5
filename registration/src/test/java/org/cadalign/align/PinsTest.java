package org.cadalign.align;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.cadalign.data.Footprint;
import org.cadalign.gate.DataException;
import org.cadalign.layer.Layer;
import org.junit.jupiter.api.Test;

class PinsTest {
  @Test
  void aPinnedFeatureHoldsItsGroup() throws Exception {
    Layer layer = Layers.of("", "POINT (1 1)", "POINT (2 2)", "POINT (9 9)");
    List<Footprint> footprints = Layers.footprints(layer);
    Pins pins = Pins.byId(layer, List.of("id2"));
    assertThat(pins.features()).containsExactly(2);
    assertThat(
            pins.groups(
                footprints, List.of(Layers.group(footprints, 2), Layers.group(footprints, 0, 1))))
        .containsExactly(1);
  }

  @Test
  void anUnknownIdIsRefused() throws Exception {
    Layer layer = Layers.of("POINT (1 1)");
    assertThatThrownBy(() -> Pins.byId(layer, List.of("id7")))
        .isInstanceOf(DataException.class)
        .hasMessage("houses: no feature has the id id7; check --pin against the layer's ids");
  }
}
