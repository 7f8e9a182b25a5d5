package org.cadalign.align;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.cadalign.crs.GroundFrame;
import org.cadalign.field.Displacement;
import org.cadalign.field.DisplacementField;
import org.cadalign.layer.Layer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;

class LayerCarrierTest {
  @Test
  void aLayerCarriedThereAndBackIsTheSame() throws Exception {
    Layer layer =
        Layers.of(
            "POLYGON ((0 0, 90 0, 90 70, 0 0))", "", "POINT (400 300)", "LINESTRING (0 9, 9 0)");
    DisplacementField waves =
        (x, y) -> new Displacement(3 * Math.sin((x - 500_000) / 30), 2 * Math.cos((y - 4e6) / 20));
    MovedLayer there =
        new LayerCarrier(Layers.mover(), Layers.FRAME, PartialField.everywhere(waves), 0.1)
            .carry(layer);
    MovedLayer back =
        new LayerCarrier(
                Layers.mover(),
                Layers.FRAME,
                PartialField.everywhere(new InverseField(waves, 1e-9)),
                0.1)
            .carry(there.layer());
    assertThat(there.outcomes().stream().map(FeatureOutcome::status))
        .containsExactly(Status.ALIGNED, Status.NO_EVIDENCE, Status.ALIGNED, Status.ALIGNED);
    for (int i : new int[] {0, 2, 3}) {
      Coordinate[] before = layer.features().get(i).geometry().orElseThrow().getCoordinates();
      Coordinate[] after = back.layer().features().get(i).geometry().orElseThrow().getCoordinates();
      for (int k = 0; k < before.length; k++) {
        assertThat(after[k].distance(before[k])).isLessThan(1e-6);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"0, ALIGNED", "0.3, ALIGNED", "0.31, LOW_CONFIDENCE", "1, LOW_CONFIDENCE"})
  void aFieldThatIsLessSureThanAskedForIsFlagged(double least, Status status) throws Exception {
    Displacement shift = new Displacement(2, 1);
    PartialField field = (x, y) -> Optional.of(new PartialField.Reading(shift, 0.3));
    MovedLayer moved =
        new LayerCarrier(Layers.mover(), Layers.FRAME, field, least)
            .carry(Layers.of("POINT (0 0)"));
    assertThat(moved.outcomes().get(0).status()).isEqualTo(status);
  }

  @Test
  void groundMetresAreWrittenWhereUnitsAreNotMetres() throws Exception {
    WorkingFrame stretched = new WorkingFrame(Layers.WORKING_TO_MAP, new GroundFrame(0.88, 0.88));
    DisplacementField field =
        DisplacementField.constant(stretched.fromMetres(new Displacement(0.88, -1.76)));
    MovedLayer moved =
        new LayerCarrier(Layers.mover(), stretched, PartialField.everywhere(field), 0.1)
            .carry(Layers.of("POINT (0 0)"));
    assertThat(moved.outcomes().get(0).metres()).isEqualTo(new Displacement(0.88, -1.76));
    assertThat(moved.layer().features().get(0).geometry().orElseThrow().getCoordinate().x)
        .isEqualTo(500_001);
  }
}
