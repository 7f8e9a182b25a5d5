package org.cadalign.reproduce.enforce;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/** A package of made-up digits: image i of digit d is grey all over, (d + 10 i) / 256. */
final class DigitPackage {
  private DigitPackage() {}

  static String json(int digit, int images) {
    StringBuilder text = new StringBuilder("{ \"data\": [");
    for (int i = 0; i < images; i++) {
      for (int pixel = 0; pixel < 784; pixel++) {
        text.append(i + pixel > 0 ? "," : "").append((digit + 10 * i) / 256.0);
      }
    }
    return text.append("]}").toString();
  }

  static Path folder(Path folder, int images) throws IOException {
    Path inner = Files.createDirectories(folder.resolve("package/src/digits"));
    for (int digit = 0; digit < 10; digit++) {
      Files.writeString(inner.resolve(digit + ".json"), json(digit, images));
    }
    return folder;
  }

  static Path tarball(Path file, int images) throws IOException {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      entry(out, "package/README.md", "not a digit");
      for (int digit = 0; digit < 10; digit++) {
        entry(out, "package/src/digits/" + digit + ".json", json(digit, images));
      }
      out.write(new byte[1024]);
    }
    return file;
  }

  private static void entry(OutputStream out, String name, String content) throws IOException {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    byte[] header = new byte[512];
    put(header, 0, name);
    put(header, 124, String.format(Locale.ROOT, "%011o", bytes.length));
    out.write(header);
    out.write(Arrays.copyOf(bytes, (bytes.length + 511) / 512 * 512));
  }

  private static void put(byte[] header, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, header, at, bytes.length);
  }
}
