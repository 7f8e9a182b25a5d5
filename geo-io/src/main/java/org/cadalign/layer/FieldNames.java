package org.cadalign.layer;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Gives out names that a format can hold, each once, whatever their case. */
public final class FieldNames {
  private final Set<String> taken = new HashSet<>();
  private final Map<Numbers, Integer> free = new HashMap<>();
  private final int maxBytes;

  /** Numbered names of one stem, lower case; none below the free one is left. */
  private record Numbers(String stem, int digits) {}

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
    return taken.add(name.toLowerCase(Locale.ROOT)) ? name : numbered(base);
  }

  /** Numbers of as many digits share what is left of the name, and are counted together. */
  private String numbered(String base) {
    for (int digits = 1; ; digits++) {
      String stem = cut(base, maxBytes - 1 - digits) + "_";
      Numbers numbers = new Numbers(stem.toLowerCase(Locale.ROOT), digits);
      int end = pow10(digits);
      int number = free.getOrDefault(numbers, pow10(digits - 1));
      while (number < end && !taken.add(numbers.stem + number)) {
        number++;
      }
      free.put(numbers, Math.min(end, number + 1));
      if (number < end) {
        return stem + number;
      }
    }
  }

  private static int pow10(int exponent) {
    return (int) Math.round(Math.pow(10, exponent));
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
