package org.cadalign.align;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.cadalign.field.Displacement;
import org.cadalign.layer.Feature;
import org.cadalign.layer.Field;
import org.cadalign.layer.Layer;
import org.junit.jupiter.api.Test;

class OutcomeColumnsTest {
  @Test
  void anAlignedLayerHasItsSupportToo() throws Exception {
    Layer layer = Layers.of("POINT (1 1)", "");
    FeatureOutcome outcome = FeatureOutcome.kept(Status.UNCHANGED);
    OutcomeColumns columns =
        OutcomeColumns.append(
            new Aligner.Alignment(
                new MovedLayer(layer, List.of(outcome, outcome)),
                new ChainResult(List.of(), List.of(), List.of(), List.of()),
                List.of(Optional.of(0.7), Optional.empty())));
    assertThat(columns.layer().fields()).endsWith(OutcomeColumns.SUPPORT);
    assertThat(columns.layer().features().get(0).values()).endsWith(Optional.of(0.7));
    assertThat(columns.layer().features().get(1).values()).endsWith(Optional.empty());
  }

  @Test
  void appendsFourColumnsAndNamesClashes() throws Exception {
    List<Field> fields =
        List.of(new Field("Status", Field.Type.TEXT), new Field("status_1", Field.Type.INTEGER));
    Feature feature =
        new Feature(
            Optional.empty(), Optional.empty(), List.of(Optional.of("new"), Optional.empty()));
    Layer layer = new Layer("houses", Layers.utm(), fields, List.of(feature));
    OutcomeColumns columns =
        OutcomeColumns.append(
            new MovedLayer(
                layer,
                List.of(new FeatureOutcome(Status.LOW_CONFIDENCE, new Displacement(3, -4)))));
    assertThat(columns.layer().fields().stream().map(Field::name))
        .containsExactly("Status", "status_1", "status_2", "dx_m", "dy_m", "shift_m");
    assertThat(columns.layer().features().get(0).values())
        .containsExactly(
            Optional.of("new"),
            Optional.empty(),
            Optional.of("low_confidence"),
            Optional.of(3.0),
            Optional.of(-4.0),
            Optional.of(5.0));
    assertThat(AddedColumns.notice(columns.renamed()))
        .contains("the layer has a column status already: ours is named status_2");
  }
}
