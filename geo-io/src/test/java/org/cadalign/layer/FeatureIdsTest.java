package org.cadalign.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.cadalign.crs.CrsCodes;
import org.cadalign.gate.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeatureIdsTest {
  @ParameterizedTest
  @CsvSource({
    "0, true",
    "7, true",
    "-12, true",
    "999999999999999999, true",
    "9999999999999999999, false",
    "007, false",
    "-0, false",
    "+1, false",
    "1.0, false",
    "1e3, false",
    "'', false",
    "way/7, false",
    "٣, false"
  })
  void wholeNumbersInTheirShortestFormCanBeWrittenAsNumbers(String id, boolean whole) {
    assertThat(FeatureIds.whole(id)).isEqualTo(whole);
    assertThat(!whole || Long.toString(Long.parseLong(id)).equals(id)).isTrue();
  }

  /** Ids of a layer's features, "-" for none; then any, all whole and unique. */
  @ParameterizedTest
  @CsvSource({
    "1 2 3, true, true",
    "1 2 1, true, false",
    "1 a 3, true, false",
    "1 - 3, true, false",
    "- -, false, false"
  })
  void tellsWhatIdsALayerHas(String ids, boolean any, boolean whole) throws Exception {
    assertThat(FeatureIds.any(layer("name", ids))).isEqualTo(any);
    assertThat(FeatureIds.allWholeAndUnique(layer("name", ids))).isEqualTo(whole);
  }

  @ParameterizedTest
  @CsvSource({
    "name, 1 2, id, INTEGER",
    "name, 1 -, id, INTEGER",
    "name, 1 x, id, TEXT",
    "ID, 1 2, id_1, INTEGER",
    "id, a b, id_1, TEXT"
  })
  void becomeTheFirstField(String field, String ids, String named, Field.Type type)
      throws Exception {
    Layer found = FeatureIds.asField(layer(field, ids));
    assertThat(found.fields()).first().isEqualTo(new Field(named, type));
    assertThat(found.fields()).hasSize(2);
    assertThat(found.features()).allMatch(f -> f.id().isEmpty() && f.values().size() == 2);
    assertThat(
            found.features().stream().map(f -> f.values().get(0).map(Object::toString).orElse("-")))
        .containsExactly(ids.split(" "));
  }

  @Test
  void ofNoFeaturesAreNone() throws Exception {
    Layer none = new Layer("n", CrsCodes.decode("EPSG:32651"), List.of(), List.of());
    assertThat(FeatureIds.any(none)).isFalse();
    assertThat(FeatureIds.asField(none).fields()).hasSize(1);
  }

  private static Layer layer(String field, String ids) throws DataException {
    List<Feature> features =
        Arrays.stream(ids.split(" "))
            .map(
                id ->
                    new Feature(
                        Optional.of(id).filter(text -> !text.equals("-")),
                        Optional.empty(),
                        List.of(Optional.of("value"))))
            .toList();
    return new Layer(
        "houses",
        CrsCodes.decode("EPSG:32651"),
        List.of(new Field(field, Field.Type.TEXT)),
        features);
  }
}
