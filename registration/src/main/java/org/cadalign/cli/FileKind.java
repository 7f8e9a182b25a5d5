package org.cadalign.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cadalign.gate.DataException;
import org.cadalign.gate.RegularFile;

/** What a file is, by its first bytes. */
enum FileKind {
  /** An image or a field. */
  TIFF,
  IMAGE,
  MODEL,
  /** A layer, or nothing that is known. */
  LAYER;

  private static final int HEAD = 256;

  static FileKind of(Path file) throws DataException {
    if (Files.isDirectory(file)) {
      return IMAGE;
    }
    if (!Files.exists(file)) {
      throw new DataException(
          DataException.Code.NOT_FOUND, file, "there is no such file", "check the path");
    }
    RegularFile.check(file);
    try (InputStream in = Files.newInputStream(file)) {
      return of(new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1), file);
    } catch (IOException e) {
      throw new DataException(
          DataException.Code.UNREADABLE, file, "it cannot be read", "check its permissions", e);
    }
  }

  private static FileKind of(String head, Path file) {
    if (head.matches("(?s)(II[*+]\\x00|MM\\x00[*+]).*")) {
      return TIFF;
    }
    boolean image =
        head.startsWith("\u0089PNG")
            || head.startsWith("\u00ff\u00d8\u00ff")
            || head.contains("<VRTDataset");
    if (image) {
      return IMAGE;
    }
    // Other zip archives are refused by the layers, which know them by name.
    boolean model =
        head.startsWith("PK")
            && (head.contains("model.json") || file.toString().endsWith(".model"));
    return model ? MODEL : LAYER;
  }
}
