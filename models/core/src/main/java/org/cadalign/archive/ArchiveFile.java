package org.cadalign.archive;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.cadalign.engine.Tensor;

/**
 * What model and checkpoint files share: model, weights, examples if there are any, further
 * entries, and sums over all of them.
 */
final class ArchiveFile {
  static final String SUFFIX = ".safetensors";

  private static final String SUMS = "SHA256SUMS";
  private static final Pattern WEIGHTS = Pattern.compile(ModelArchive.PART_NAME + "\\.safetensors");
  private static final long MAX_TOTAL = 1L << 30;
  private static final long MAX_WEIGHTS = 1L << 29;
  private static final long MAX_TEXT = 1L << 20;

  private ArchiveFile() {}

  /** Writes atomically; equal contents give equal bytes. */
  static void write(Path path, ModelArchive model, Map<String, byte[]> further) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put(ModelJson.FILE, ModelJson.of(model).write());
    model.parts().forEach((name, part) -> entries.put(name + SUFFIX, Safetensors.write(part)));
    model.examples().ifPresent(examples -> examples.appendTo(entries));
    entries.putAll(further);
    entries.put(SUMS, sums(entries));
    AtomicFile.write(path, out -> StoredZip.write(out, entries));
  }

  /** Entries of a file, every byte of it checked, but their meaning not yet. */
  static Map<String, byte[]> read(Path path, List<String> further)
      throws IOException, ModelFormatException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(path), 1 << 20)) {
      return read(in, further);
    }
  }

  static Map<String, byte[]> read(InputStream in, List<String> further)
      throws IOException, ModelFormatException {
    Map<String, byte[]> entries = StoredZip.read(in, name -> limit(name, further), MAX_TOTAL);
    byte[] sums = entries.remove(SUMS);
    if (sums == null || !Arrays.equals(sums, sums(entries))) {
      throw new ModelFormatException(
          SUMS + " is missing or differs from what the entries add up to");
    }
    return entries;
  }

  /**
   * The model among the entries, which must be those that it names and {@code further}, in order.
   */
  static ModelArchive model(Map<String, byte[]> entries, List<String> further)
      throws ModelFormatException {
    byte[] json = entries.get(ModelJson.FILE);
    if (json == null) {
      throw new ModelFormatException("there is no " + ModelJson.FILE);
    }
    ModelJson model = ModelJson.read(json);
    List<String> expected = new ArrayList<>(List.of(ModelJson.FILE));
    model.parts().forEach(part -> expected.add(part + SUFFIX));
    if (Examples.ENTRIES.stream().anyMatch(entries::containsKey)) {
      expected.addAll(Examples.ENTRIES);
    }
    expected.addAll(further);
    if (!expected.equals(List.copyOf(entries.keySet()))) {
      throw new ModelFormatException(
          "the entries are %s instead of %s".formatted(entries.keySet(), expected));
    }
    SortedMap<String, SortedMap<String, Tensor>> parts = new TreeMap<>();
    for (String part : model.parts()) {
      parts.put(part, Safetensors.read(entries.get(part + SUFFIX), part + SUFFIX));
    }
    try {
      return new ModelArchive(model.spec(), parts, model.provenance(), Examples.read(entries));
    } catch (IllegalArgumentException e) {
      throw new ModelFormatException("the weights are not the network's: " + e.getMessage(), e);
    }
  }

  private static long limit(String name, List<String> further) {
    if (name.equals(ModelJson.FILE) || name.equals(SUMS) || name.equals(Examples.NOTES)) {
      return MAX_TEXT;
    }
    if (name.equals(Checkpoint.OPTIMIZER + SUFFIX) && !further.contains(name)) {
      return -1;
    }
    if (WEIGHTS.matcher(name).matches()) {
      return MAX_WEIGHTS;
    }
    return further.contains(name) ? MAX_TEXT : -1;
  }

  /** As {@code sha256sum} prints them. */
  private static byte[] sums(Map<String, byte[]> entries) {
    StringBuilder lines = new StringBuilder();
    entries.forEach(
        (name, content) -> lines.append(sha256(content)).append("  ").append(name).append('\n'));
    return lines.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
