package org.cadalign.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cadalign.archive.WeightDigest;
import org.cadalign.gate.DataException;
import org.cadalign.progress.Progress;

/** What tells one image or layer from another: SHA-256 over names and bytes of its files. */
public final class InputDigest {
  private InputDigest() {}

  /**
   * Of files that exist among some, in order of their paths: of each its name, in UTF-8, and then
   * its bytes.
   *
   * @return 64 hexadecimal digits
   * @throws DataException if one cannot be read
   */
  public static String of(List<Path> files) throws DataException {
    MessageDigest digest = WeightDigest.sha256();
    for (Path file : files.stream().distinct().sorted().toList()) {
      if (Files.isRegularFile(file)) {
        digest.update(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
        add(file, digest);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /**
   * Of several inputs, with a word of how far it is: an image may be of any size.
   *
   * @param inputs files of each, by what it is to the command
   * @throws DataException if one cannot be read
   */
  static SortedMap<String, String> ofAll(Map<String, List<Path>> inputs, Progress progress)
      throws DataException {
    SortedMap<String, String> digests = new TreeMap<>();
    try (Progress.Task task = progress.begin("digest", inputs.size(), "inputs")) {
      for (Map.Entry<String, List<Path>> input : inputs.entrySet()) {
        digests.put(input.getKey(), of(input.getValue()));
        task.advance(1);
      }
    }
    return digests;
  }

  private static void add(Path file, MessageDigest digest) throws DataException {
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw new DataException(
          DataException.Code.UNREADABLE, file, e.toString(), "check its permissions", e);
    }
  }
}
