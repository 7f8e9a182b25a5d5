package org.cadalign.layer;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Gives out names that a format can hold, each once, whatever their case. */
public final class FieldNames {
  private final Set<String> taken = new HashSet<>();
  private final int maxBytes;

  /**
   * @param maxBytes longest name, bytes of UTF-8
   */
  public FieldNames(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** The wanted name, or the nearest that is free: cut, or numbered {@code _1}, {@code _2}. */
  public String claim(String wanted) {
    String base = wanted.isBlank() ? "field" : wanted.replace('\0', '_');
    String name = cut(base, maxBytes);
    for (int i = 1; !taken.add(name.toLowerCase(Locale.ROOT)); i++) {
      String suffix = "_" + i;
      name = cut(base, maxBytes - suffix.length()) + suffix;
    }
    return name;
  }

  /** Cuts a text to at most so many bytes of UTF-8, never inside a character. */
  public static String cut(String text, int maxBytes) {
    int bytes = 0;
    int end = 0;
    while (end < text.length()) {
      int next = text.offsetByCodePoints(end, 1);
      bytes += text.substring(end, next).getBytes(StandardCharsets.UTF_8).length;
      if (bytes > maxBytes) {
        break;
      }
      end = next;
    }
    return text.substring(0, end);
  }
}
