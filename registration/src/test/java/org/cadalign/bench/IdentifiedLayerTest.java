package org.cadalign.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cadalign.layer.Feature;
import org.cadalign.layer.Field;
import org.cadalign.layer.Layer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentifiedLayerTest {
  @ParameterizedTest
  @CsvSource({
    "4 0 7,     4 0 7, ''",
    "way/1 way/2, 1 2, id",
    "3 3,       1 2,   id",
    "- -,       1 2,   ''",
  })
  void everyFeatureGetsAWholeNumber(String ids, String expected, String column) throws Exception {
    List<Feature> features = new ArrayList<>();
    for (String id : ids.split(" ", -1)) {
      features.add(
          new Feature(
              Optional.of(id).filter(text -> !text.equals("-")), Optional.empty(), List.of()));
    }
    Layer layer = IdentifiedLayer.of(new Layer("l", Village.utm(), List.of(), features));
    assertThat(layer.features().stream().map(f -> f.id().orElseThrow()).toList())
        .isEqualTo(Arrays.asList(expected.split(" ", -1)));
    assertThat(layer.fields().stream().map(Field::name).collect(Collectors.joining(" ")))
        .isEqualTo(column);
  }
}
