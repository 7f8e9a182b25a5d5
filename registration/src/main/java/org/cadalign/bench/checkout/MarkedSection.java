package org.cadalign.bench.checkout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cadalign.gate.DataException;

/**
 * A part of a document that a script writes, between {@code <!-- NAME -->} and {@code <!-- /NAME
 * -->}.
 *
 * @param name of the markers
 */
public record MarkedSection(String name) {
  /** Replaces the section in a file, or adds it at the end where there are no markers. */
  public void write(Path file, String body) throws DataException {
    try {
      String text = Files.exists(file) ? Files.readString(file) : "";
      Files.writeString(file, replace(text, body, file));
    } catch (IOException e) {
      throw new DataException(
          DataException.Code.WRITE_FAILED, file, e.toString(), "check its permissions", e);
    }
  }

  /** The text with another body between the markers; all else stays. */
  String replace(String text, String body, Path file) throws DataException {
    String section = begin() + "\n" + body.strip() + "\n" + end();
    int from = text.indexOf(begin());
    int to = text.indexOf(end());
    if (from < 0 && to < 0) {
      return text.isBlank() ? section + "\n" : text.stripTrailing() + "\n\n" + section + "\n";
    }
    if (from < 0 || to < from) {
      throw new DataException(
          DataException.Code.BAD_VALUE,
          file,
          "one of the markers " + begin() + " and " + end() + " is missing or misplaced",
          "put the first before the second");
    }
    return text.substring(0, from) + section + text.substring(to + end().length());
  }

  private String begin() {
    return "<!-- " + name + " -->";
  }

  private String end() {
    return "<!-- /" + name + " -->";
  }
}
