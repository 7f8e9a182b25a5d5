package org.cadalign.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.cadalign.archive.Examples;
import org.cadalign.archive.ModelArchive;
import org.cadalign.archive.ModelFormatException;
import org.cadalign.archive.Provenance;
import org.cadalign.count.GradientSum;
import org.cadalign.count.SummedKernel;
import org.cadalign.engine.Tensor;
import org.cadalign.engine.WeightMap;
import org.cadalign.town.TinyModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Examples come back as they were, and are believed only where all of them fits together. */
class TrainingExamplesTest {
  private static final int PARAMETERS = (int) TinyModel.SPEC.size();

  @Test
  void comeBackFromAModel() throws Exception {
    TrainingExamples back = TrainingExamples.of(carrying(examples())).orElseThrow();
    assertThat(back).usingRecursiveComparison().isEqualTo(examples());
    assertThat(back.size()).isEqualTo(2);
    assertThat(back.width()).isEqualTo(3);
  }

  @Test
  void aModelMayHaveNone() throws Exception {
    assertThat(TrainingExamples.of(model(1))).isEmpty();
  }

  @Test
  void thoseOfOtherWeightsAreRefused() {
    Examples carried = examples().toArchive(model(1));
    assertThatThrownBy(() -> TrainingExamples.of(model(2).withExamples(carried)))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining("they are of other weights; make them anew");
  }

  static Stream<Arguments> alterations() {
    return Stream.of(
        notes("no scene", notes -> notes.put("scenes", List.of("a"))),
        notes("no scene", notes -> notes.put("scenes", List.of())),
        notes("the notes are", notes -> notes.remove("patch")),
        notes("the notes are", notes -> notes.put("more", List.of())),
        notes("sketch_seed is no number", notes -> notes.put("sketch_seed", List.of("x"))),
        notes("sketch_seed is no number", notes -> notes.put("sketch_seed", List.of())),
        notes("samples is no number", notes -> notes.put("samples", List.of("1", "one"))),
        notes("place has shape [2, 4]", notes -> notes.put("samples", List.of("1"))),
        tensors("sum is missing", tensors -> tensors.remove("sum")),
        tensors("the tensors are", tensors -> tensors.put("more", Tensor.zeros(1))),
        tensors("sum has shape", tensors -> tensors.put("sum", Tensor.zeros(2, 4))),
        tensors("sketch has shape", tensors -> tensors.put("sketch", Tensor.zeros(2, 3))),
        tensors("sketch has shape", tensors -> tensors.put("sketch", Tensor.zeros(3, 2, 3))),
        tensors("label has shape", tensors -> tensors.put("label", Tensor.zeros(2, 3))),
        tensors("of no scene", tensors -> tensors.get("place").data()[0] = 2),
        tensors("of no scene", tensors -> tensors.get("place").data()[0] = -1),
        tensors("of no scene", tensors -> tensors.get("place").data()[0] = 0.5f));
  }

  private static Arguments notes(String words, Consumer<SortedMap<String, List<String>>> change) {
    return Arguments.of(words, (Consumer<Altered>) altered -> change.accept(altered.notes));
  }

  private static Arguments tensors(String words, Consumer<SortedMap<String, Tensor>> change) {
    return Arguments.of(words, (Consumer<Altered>) altered -> change.accept(altered.tensors));
  }

  private record Altered(
      SortedMap<String, Tensor> tensors, SortedMap<String, List<String>> notes) {}

  @ParameterizedTest
  @MethodSource("alterations")
  void whatDoesNotFitIsRefused(String words, Consumer<Altered> change) {
    Examples carried = examples().toArchive(model(1));
    Altered altered = new Altered(new TreeMap<>(carried.tensors()), new TreeMap<>(carried.notes()));
    change.accept(altered);
    ModelArchive model = model(1).withExamples(new Examples(altered.tensors, altered.notes));
    assertThatThrownBy(() -> TrainingExamples.of(model))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining(words);
  }

  private static TrainingExamples examples() {
    double[][] sum = new double[2][PARAMETERS];
    sum[1][5] = 0.25;
    return new TrainingExamples(
        new GradientSum(SummedKernel.CORRELATION, sum, 2, 0),
        new float[][][] {{{1, 2, 3}, {4, 5, 6}}, {{7, 8, 9}, {10, 11, 12}}},
        new float[][] {{1, 2}, {3, 4}},
        new float[][] {{5, 6}, {7, 8}},
        List.of(new ExampleSource("a", 1, 0, 10, 20), new ExampleSource("b", 8, 3, 30, 40)),
        77,
        128);
  }

  private static ModelArchive carrying(TrainingExamples examples) {
    return model(1).withExamples(examples.toArchive(model(1)));
  }

  private static ModelArchive model(long seed) {
    return ModelArchive.of(
        TinyModel.SPEC,
        WeightMap.draw(TinyModel.SPEC, seed),
        new Provenance(
            new TreeMap<>(Map.of()),
            1,
            1,
            "e",
            "j",
            "o",
            new Provenance.WorkingRange(0.1, 0.2, 1),
            List.of(),
            new TreeMap<>()));
  }
}
