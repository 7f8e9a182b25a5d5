package org.cadalign.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cadalign.engine.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a model carries of its training samples is read as strictly as its weights are. */
class ExamplesTest {
  @TempDir private Path dir;

  @Test
  void comeBackAsTheyWereWritten() throws Exception {
    Path file = dir.resolve("a.model");
    ModelArchives.write(file, model());
    ModelArchive back = ModelArchives.read(file);
    Examples examples = back.examples().orElseThrow();
    assertThat(examples.notes()).isEqualTo(examples().notes());
    assertThat(examples.tensors()).containsOnlyKeys("sketch", "sum");
    assertThat(examples.tensors().get("sketch").data()).containsExactly(1, 2, 3, 4);
    assertThat(examples.tensors().get("sketch").shape()).containsExactly(2, 1, 2);
    assertThat(Models.same(back, Models.tiny())).isTrue();
    Path again = dir.resolve("again.model");
    ModelArchives.write(again, back);
    assertThat(again).hasSameBinaryContentAs(file);
  }

  @Test
  void aModelMayHaveNone() throws Exception {
    byte[] plain = ModelArchivesTest.bytes(ModelArchivesTest.entries(Models.tiny()));
    assertThat(ModelArchives.read(new ByteArrayInputStream(plain)).examples()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"examples.safetensors", "examples.json"})
  void oneEntryWithoutTheOtherIsRefused(String name) throws Exception {
    Map<String, byte[]> entries = ModelArchivesTest.entries(model());
    entries.remove(name);
    refused(entries, "the entries are");
  }

  @Test
  void entriesInAnotherOrderAreRefused() throws Exception {
    Map<String, byte[]> entries = ModelArchivesTest.entries(model());
    byte[] tensors = entries.remove("examples.safetensors");
    entries.put("examples.safetensors", tensors);
    refused(entries, "the entries are");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"version\" : 1 | \"version\" : 2               | version 2 is not known",
        "\"version\" : 1 | \"version\" : 1, \"x\" : 1    | field that is not known: [x]",
        "\"notes\" : {   | \"nodes\" : {                 | notes is missing",
        "\"notes\" : {   | \"notes\" : 1, \"nodes\" : {  | notes is not an object",
        "\"1\"           | 1                             | is not a list of texts",
        "\"1\"           | \"1\", {}                     | is not a list of texts",
      })
  void alteredNotesAreRefused(String from, String to, String words) throws Exception {
    Map<String, byte[]> entries = ModelArchivesTest.entries(model());
    String text = new String(entries.get("examples.json"), StandardCharsets.UTF_8);
    String changed = ModelArchivesTest.replace(text, from, to);
    entries.put("examples.json", changed.getBytes(StandardCharsets.UTF_8));
    refused(entries, words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "F32       | F64                         | no float32 array",
        "[2,1,2]   | [2,1,3]                     | no float32 array",
        "[2,1,2]   | [99999999999,99999999999,2] | no float32 array",
        "[0,16]    | [0,20]                      | does not lie where",
      })
  void alteredTensorsAreRefused(String from, String to, String words) throws Exception {
    Map<String, byte[]> entries = ModelArchivesTest.entries(model());
    byte[] changed =
        ModelArchivesTest.header(
            entries.get("examples.safetensors"), t -> ModelArchivesTest.replace(t, from, to));
    entries.put("examples.safetensors", changed);
    refused(entries, words);
  }

  @Test
  void noTensorAtAllIsRefused() throws Exception {
    Map<String, byte[]> entries = ModelArchivesTest.entries(model());
    entries.put("examples.safetensors", Safetensors.write(new TreeMap<>()));
    refused(entries, "examples need a tensor");
  }

  @Test
  void everyFlippedByteIsRefused() throws Exception {
    byte[] good = ModelArchivesTest.bytes(ModelArchivesTest.entries(model()));
    for (int i = 0; i < good.length; i += 3) {
      byte[] bad = good.clone();
      bad[i] ^= (byte) (1 << i % 8);
      ModelArchivesTest.refused(bad, "");
    }
    ModelArchivesTest.refused(Arrays.copyOf(good, good.length - 1), "cut off");
  }

  @Test
  void nothingIsDeserialized() throws Exception {
    for (String name : Examples.ENTRIES) {
      Map<String, byte[]> entries = new LinkedHashMap<>(ModelArchivesTest.entries(model()));
      entries.put(name, Gadget.serialized());
      refused(entries, "");
    }
    assertThat(Gadget.SPRUNG).isFalse();
  }

  @Test
  void noPartMayTakeTheirName() {
    assertThatThrownBy(
            () ->
                new ModelArchive(
                    Models.SPEC,
                    new TreeMap<>(
                        Map.of("examples", Models.tiny().weights(ModelArchive.WHOLE).get())),
                    Models.provenance()))
        .hasMessageContaining("'examples' cannot name a part");
  }

  private static ModelArchive model() {
    return Models.tiny().withExamples(examples());
  }

  private static Examples examples() {
    return new Examples(
        new TreeMap<>(
            Map.of(
                "sketch",
                new Tensor(new float[] {1, 2, 3, 4}, 2, 1, 2),
                "sum",
                new Tensor(new float[] {5}, 1))),
        new TreeMap<>(Map.of("scenes", List.of("a", "scène \"b\""), "seed", List.of("1"))));
  }

  private static void refused(Map<String, byte[]> entries, String words) throws Exception {
    ModelArchivesTest.refused(ModelArchivesTest.bytes(ModelArchivesTest.summed(entries)), words);
  }
}
