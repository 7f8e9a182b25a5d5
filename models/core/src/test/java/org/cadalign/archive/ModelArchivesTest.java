package org.cadalign.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelArchivesTest {
  private static final String WEIGHTS = "network.safetensors";

  @TempDir private Path dir;

  @Test
  void readsWhatItWrote() throws Exception {
    assertThat(Models.same(roundTrip(Models.tiny()), Models.tiny())).isTrue();
    assertThat(Models.same(roundTrip(Models.twoParts()), Models.twoParts())).isTrue();
  }

  /** As models say that are older than the choice. */
  @Test
  void theTargetIsWrittenUnlessItIsTheRoof() throws Exception {
    assertThat(roundTrip(Models.ofBases()).provenance().target()).isEqualTo(Target.BASE);
    assertThat(roundTrip(Models.tiny()).provenance().target()).isEqualTo(Target.ROOF);
    assertThat(description(Models.ofBases())).contains("\"target\" : \"base\"");
    assertThat(description(Models.tiny())).doesNotContain("target");
    assertThat(Models.ofBases().provenance().after(7, new TreeMap<>()).target())
        .isEqualTo(Target.BASE);
  }

  private static String description(ModelArchive model) {
    return new String(entries(model).get("model.json"), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"roof", "BASE", "wall", ""})
  void otherTargetsAreRefused(String target) throws Exception {
    Map<String, byte[]> entries = entries(Models.ofBases());
    entries.put(
        "model.json",
        edit(entries.get("model.json"), text -> replace(text, "\"base\"", "\"" + target + "\"")));
    refused(bytes(summed(entries)), ("target is base or left out, not " + target).strip());
  }

  @Test
  void equalModelsHaveEqualBytes() throws Exception {
    Path again = dir.resolve("again.model");
    Path file = write(Models.tiny());
    ModelArchives.write(again, ModelArchives.read(file));
    assertThat(again).hasSameBinaryContentAs(file);
  }

  @Test
  void leavesNothingBesideTheFile() throws Exception {
    write(Models.tiny());
    write(Models.tiny());
    try (var files = Files.list(dir)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void isAStoredZipForEveryoneElse() throws Exception {
    try (ZipFile zip = new ZipFile(write(Models.twoParts()).toFile())) {
      assertThat(zip.stream().map(ZipEntry::getName))
          .containsExactly(
              "model.json", "level-1.safetensors", "level-8.safetensors", "SHA256SUMS");
      assertThat(zip.stream()).allMatch(e -> e.getMethod() == ZipEntry.STORED);
      assertThat(zip.stream()).allMatch(e -> e.getTimeLocal().getYear() == 1980);
    }
  }

  @Test
  void everyFlippedByteIsRefused() throws Exception {
    byte[] good = Files.readAllBytes(write(Models.tiny()));
    for (int i = 0; i < good.length; i++) {
      byte[] bad = good.clone();
      bad[i] ^= (byte) (1 << i % 8);
      refused(bad, "");
    }
  }

  @Property(tries = 200)
  void everyMutationIsRefused(@ForAll @IntRange(min = 0) int at, @ForAll byte value)
      throws Exception {
    byte[] good = bytes(entries(Models.tiny()));
    byte[] bad = good.clone();
    bad[at % bad.length] = value;
    if (!Arrays.equals(good, bad)) {
      refused(bad, "");
    }
  }

  @Test
  void everyTruncationAndExtensionIsRefused() throws Exception {
    byte[] good = bytes(entries(Models.tiny()));
    for (int length = 0; length < good.length; length += 7) {
      refused(Arrays.copyOf(good, length), "");
    }
    refused(Arrays.copyOf(good, good.length - 1), "cut off");
    refused(Arrays.copyOf(good, good.length + 1), "cut off");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "preprocessor.bin",
        "../../etc/passwd",
        "/model.json",
        "C:\\x.safetensors",
        "optimizer.safetensors",
        "state.json",
        "inner.zip",
        "Model.json",
        "a/b.safetensors"
      })
  void foreignEntriesAreRefused(String name) throws Exception {
    Map<String, byte[]> entries = entries(Models.tiny());
    entries.put(name, Gadget.serialized());
    refused(bytes(summed(entries)), "does not belong in this file");
    assertThat(Gadget.SPRUNG).isFalse();
  }

  @Test
  void nothingIsDeserialized() throws Exception {
    for (String name : List.of("model.json", WEIGHTS, "SHA256SUMS")) {
      Map<String, byte[]> entries = entries(Models.tiny());
      entries.put(name, Gadget.serialized());
      refused(bytes(name.equals("SHA256SUMS") ? entries : summed(entries)), "");
      refused(Gadget.serialized(), "this is no cadalign model");
    }
    assertThat(Gadget.SPRUNG).isFalse();
  }

  /** The trap itself works: otherwise the tests above would show nothing. */
  @Test
  void theGadgetTells() throws Exception {
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(Gadget.serialized()))) {
      in.readObject();
    }
    assertThat(Gadget.SPRUNG.getAndSet(false)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"version\" : 1,           | \"version\" : 2,      | format version 2 is not known",
        "cadalign-model             | other-model           | does not say that it is",
        "double-unet                | triple-unet           | family 'triple-unet' is not known",
        "\"pools\" : 1              | \"pools\" : 9         | pools out of range: 9",
        "\"pools\" : 1              | \"pools\" : 2         | weights are not the network's",
        "\"mapFilters\" : 1         | \"mapFilters\" : 512  | weights are not the network's",
        "\"pools\" : 1              | \"pools\" : 1.5       | is not a small whole number",
        "\"pools\" : 1              | \"pools\" : 1, \"x\": 2 | field that is not known: [x]",
        "\"seed\" : -42             | \"seed\" : 1e400      | is not a whole number",
        "\"seed\" : -42             | \"seed\" : NaN        | not JSON",
        "\"seed\" : -42             | \"sed\" : 1           | seed is missing",
        "0123456789abcdef0          | zzz                   | no SHA-256",
        "\"parts\" : [ \"network\" ]| \"parts\" : [ ]       | the entries are",
        "\"parts\" : [ \"network\" ]| \"parts\" : [ \"network\", \"network\" ] | the entries are",
        "\"network\" : {            | \"format\" : 1, \"network\" : { | not JSON",
      })
  void alteredDescriptionsAreRefused(String from, String to, String words) throws Exception {
    Map<String, byte[]> entries = entries(Models.tiny());
    entries.put("model.json", edit(entries.get("model.json"), text -> replace(text, from, to)));
    refused(bytes(summed(entries)), words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "F32                  | F64                  | no float32 array",
        "[0,8]                | [0,4]                | does not lie where",
        "[0,8]                | [4,12]               | does not lie where",
        "[0,8]                | [0,8.5]              | is not a list of whole numbers",
        "\"shape\":[2]        | \"shape\":[-1]       | no float32 array",
        "\"shape\":[2]        | \"shape\":[99999999999,99999999999] | no float32 array",
        "common.0.0.bias      | common.0.0.bbias     | weights are not the network's",
      })
  void alteredHeadersOfWeightsAreRefused(String from, String to, String words) throws Exception {
    Map<String, byte[]> entries = entries(Models.tiny());
    entries.put(WEIGHTS, header(entries.get(WEIGHTS), text -> replace(text, from, to)));
    refused(bytes(summed(entries)), words);
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.NEGATIVE_INFINITY})
  void valuesThatAreNotFiniteAreRefused(float value) throws Exception {
    Map<String, byte[]> entries = entries(Models.tiny());
    byte[] weights = entries.get(WEIGHTS);
    ByteBuffer.wrap(weights).order(ByteOrder.LITTLE_ENDIAN).putFloat(weights.length - 4, value);
    refused(bytes(summed(entries)), "not finite");
  }

  @Test
  void deeplyNestedDescriptionsAreRefused() throws Exception {
    Map<String, byte[]> entries = entries(Models.tiny());
    entries.put("model.json", "[".repeat(100_000).getBytes(StandardCharsets.US_ASCII));
    refused(bytes(summed(entries)), "not JSON");
  }

  @Test
  void wrongSumsAreRefused() throws Exception {
    Map<String, byte[]> entries = entries(Models.tiny());
    byte[] weights = entries.get(WEIGHTS);
    weights[weights.length - 1] ^= 1;
    refused(bytes(entries), "SHA256SUMS");
    entries.remove("SHA256SUMS");
    refused(bytes(entries), "SHA256SUMS is missing");
  }

  @Test
  void aBombIsRefusedBeforeItIsInflated() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("model.json"));
      for (int i = 0; i < 100; i++) {
        zip.write(new byte[1 << 20]);
      }
    }
    refused(out.toByteArray(), "");
  }

  @Test
  void aClaimOfFourGigabytesIsRefused() throws Exception {
    byte[] bad = bytes(entries(Models.tiny()));
    ByteBuffer.wrap(bad).order(ByteOrder.LITTLE_ENDIAN).putInt(18, -1).putInt(22, -1);
    refused(bad, "claims 4294967295 bytes: too many");
  }

  private Path write(ModelArchive model) throws IOException {
    Path file = dir.resolve("a.model");
    ModelArchives.write(file, model);
    return file;
  }

  private ModelArchive roundTrip(ModelArchive model) throws Exception {
    return ModelArchives.read(write(model));
  }

  static void refused(byte[] bytes, String words) {
    assertThatThrownBy(() -> ModelArchives.read(new ByteArrayInputStream(bytes)))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining(words)
        .hasMessageNotContaining("\n");
  }

  static Map<String, byte[]> entries(ModelArchive model) {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("model.json", ModelJson.of(model).write());
    model.parts().forEach((k, v) -> entries.put(k + ".safetensors", Safetensors.write(v)));
    model.examples().ifPresent(examples -> examples.appendTo(entries));
    return summed(entries);
  }

  /** With sums that are right, so that only the fault under test is left. */
  static Map<String, byte[]> summed(Map<String, byte[]> entries) {
    StringBuilder sums = new StringBuilder();
    entries.remove("SHA256SUMS");
    entries.forEach((name, bytes) -> sums.append(sha(bytes)).append("  " + name + "\n"));
    entries.put("SHA256SUMS", sums.toString().getBytes(StandardCharsets.US_ASCII));
    return entries;
  }

  private static String sha(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  static byte[] bytes(Map<String, byte[]> entries) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    StoredZip.write(out, entries);
    return out.toByteArray();
  }

  static byte[] header(byte[] tensors, UnaryOperator<String> change) {
    ByteBuffer in = ByteBuffer.wrap(tensors).order(ByteOrder.LITTLE_ENDIAN);
    byte[] old = new byte[(int) in.getLong()];
    in.get(old);
    byte[] header = edit(old, change);
    ByteBuffer out =
        ByteBuffer.allocate(8 + header.length + in.remaining()).order(ByteOrder.LITTLE_ENDIAN);
    return out.putLong(header.length).put(header).put(in).array();
  }

  private static byte[] edit(byte[] text, UnaryOperator<String> change) {
    return change.apply(new String(text, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
  }

  static String replace(String text, String from, String to) {
    assertThat(text).contains(from);
    return text.replaceFirst(Pattern.quote(from), to);
  }
}
