package org.cadalign.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.cadalign.crs.CrsCodes;
import org.cadalign.data.Footprint;
import org.cadalign.data.FootprintGroups;
import org.cadalign.gate.DataException;
import org.cadalign.layer.Feature;
import org.cadalign.layer.Layer;
import org.cadalign.layer.LayerRead;
import org.cadalign.scene.SceneLayer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** Houses of ten pixels in a row: two that share a wall, and others at 500, 1700 and 5000 px. */
class SelectionTest {
  private static final double[] PLACES = {0, 10, 500, 1700, 5000};

  @ParameterizedTest(name = "{0} chosen: {1} taken")
  @CsvSource({
    "0, 0 1 2, 0",
    "2, 0 1 2 3, 2",
    "3, 2 3, 1",
    "4, 4, 0",
    "1 4, 0 1 2 4, 1 3",
    "0 1 2 3 4, 0 1 2 3 4, 0 1 2 3 4",
  })
  void takesWhatLiesWithin400Metres(String chosen, String taken, String among) throws Exception {
    Selection selection = Selection.around(read(numbers(chosen)), scene());
    assertThat(selection.taken()).isEqualTo(numbers(taken));
    assertThat(selection.chosen()).isEqualTo(numbers(among));
    assertThat(ids(selection.wanted().features())).isEqualTo(numbers(chosen));
    assertThat(ids(selection.layer().features())).isEqualTo(numbers(taken));
    List<Integer> others = new ArrayList<>(List.of(0, 1, 2, 3, 4));
    others.removeAll(numbers(taken));
    assertThat(ids(selection.passedOver())).isEqualTo(others);
  }

  @Test
  void pinsAreOfTheWholeLayer() throws Exception {
    Selection selection = Selection.around(read(List.of(2)), scene());
    assertThat(selection.pins(List.of("3", "4")).features()).containsExactly(3);
    assertThatThrownBy(() -> selection.pins(List.of("9")))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("no feature has the id 9");
  }

  private static List<Integer> numbers(String text) {
    return Arrays.stream(text.split(" ")).map(Integer::valueOf).toList();
  }

  private static List<Integer> ids(List<Feature> features) {
    return features.stream().map(f -> Integer.valueOf(f.id().orElseThrow())).toList();
  }

  private static LayerRead read(List<Integer> chosen) throws Exception {
    return new LayerRead(layer(), chosen, List.of(), List.of());
  }

  private static Layer layer() throws Exception {
    List<Feature> features = new ArrayList<>();
    for (double place : PLACES) {
      features.add(
          new Feature(
              Optional.of(Integer.toString(features.size())),
              Optional.of(house(place)),
              List.of()));
    }
    return new Layer("houses", CrsCodes.decode("EPSG:32645"), List.of(), features);
  }

  private static SceneLayer scene() throws Exception {
    List<Footprint> footprints = new ArrayList<>();
    for (double place : PLACES) {
      footprints.add(new Footprint(footprints.size(), house(place)));
    }
    return new SceneLayer(
        layer(), footprints, FootprintGroups.of(footprints, FootprintGroups.ONE_CENTIMETRE));
  }

  private static Geometry house(double place) {
    return new GeometryFactory().toGeometry(new Envelope(place, place + 10, 0, 10));
  }
}
