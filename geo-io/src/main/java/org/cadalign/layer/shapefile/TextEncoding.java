package org.cadalign.layer.shapefile;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.cadalign.layer.FileBytes;

/**
 * In what encoding the texts of a .dbf are: the .cpg says so, or the language byte, or Latin 1 is
 * taken.
 */
final class TextEncoding {
  private static final int LONGEST_NAME = 200;

  private TextEncoding() {}

  static Charset of(Path shp, int languageByte) {
    return named(FileBytes.sibling(shp, "cpg"))
        .or(() -> named(FileBytes.sibling(shp, "CPG")))
        .or(() -> charset(language(languageByte)))
        .orElse(StandardCharsets.ISO_8859_1);
  }

  private static Optional<Charset> named(Path cpg) {
    try {
      if (!Files.isRegularFile(cpg) || Files.size(cpg) > LONGEST_NAME) {
        return Optional.empty();
      }
      return charset(normal(Files.readString(cpg, StandardCharsets.ISO_8859_1)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Names as ESRI writes them: "UTF-8", "1252", "ANSI 1252", "88591", "65001", "OEM 850". */
  private static String normal(String text) {
    String name = text.strip().toUpperCase(Locale.ROOT).replaceFirst("^(ANSI|OEM|CP)[ _-]*", "");
    if (name.matches("8859[0-9]{1,2}")) {
      return "ISO-8859-" + name.substring(4);
    } else if (name.equals("65001")) {
      return "UTF-8";
    }
    return name.matches("[0-9]{3,5}") ? page(name) : name;
  }

  private static String page(String number) {
    return number.startsWith("125") ? "windows-" + number : "IBM" + number;
  }

  private static String language(int languageByte) {
    return switch (languageByte) {
      case 0x01 -> "IBM437";
      case 0x02 -> "IBM850";
      case 0x03, 0x57, 0x58, 0x59 -> "windows-1252";
      case 0x4D, 0x7A -> "GBK";
      case 0x4E, 0x79 -> "x-windows-949";
      case 0x4F, 0x78 -> "Big5";
      case 0x13, 0x7B -> "windows-31j";
      case 0x64 -> "IBM852";
      case 0x65 -> "IBM866";
      case 0xC8 -> "windows-1250";
      case 0xC9 -> "windows-1251";
      case 0xCA -> "windows-1254";
      case 0xCB -> "windows-1253";
      default -> "";
    };
  }

  private static Optional<Charset> charset(String name) {
    try {
      return name.isEmpty() ? Optional.empty() : Optional.of(Charset.forName(name));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
