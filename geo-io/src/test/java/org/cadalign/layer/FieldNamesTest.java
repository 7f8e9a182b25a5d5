package org.cadalign.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldNamesTest {
  /** Names that are wanted one after the other, and those that are given out. */
  @ParameterizedTest
  @CsvSource({
    "height, height",
    "height height, height height_1",
    "Height HEIGHT height, Height HEIGHT_1 height_2",
    "a_1 a a, a_1 a a_2",
    "dachneigung dachneigung2, dachneigun dachneig_1",
    "äöüßäöüß, äöüßä"
  })
  void areGivenOutOnce(String wanted, String given) {
    FieldNames names = new FieldNames(10);
    assertThat(List.of(wanted.split(" ")).stream().map(names::claim))
        .containsExactly(given.split(" "));
  }

  /** Some hostile layers have one long name in every column. */
  @ParameterizedTest(name = "{0} times {2} of {1} characters")
  @CsvSource({
    "20000, 60, same, _19999",
    "20000, 60, case, _19999",
    "20000, 60, end, _19999",
    "20000, 58, ends, _19950",
    "20000, 5, same, _19999",
  })
  void manyEqualNamesTakeNoLonger(int times, int length, String how, String last) {
    FieldNames names = new FieldNames(60);
    String name = "";
    long begin = System.nanoTime();
    for (int i = 0; i < times; i++) {
      name = names.claim(wanted(how, "x".repeat(length), i));
    }
    assertThat(System.nanoTime() - begin).isLessThan(10_000_000_000L);
    assertThat(name).endsWith(last);
  }

  private static String wanted(String how, String name, int i) {
    return switch (how) {
      case "case" -> i % 2 == 0 ? name : name.toUpperCase(Locale.ROOT);
      case "end" -> name + i % 10;
      case "ends" -> name + (10 + i % 50);
      default -> name;
    };
  }

  @Test
  void blankAndNulAreNoNames() {
    FieldNames names = new FieldNames(10);
    assertThat(names.claim("  ")).isEqualTo("field");
    assertThat(names.claim("")).isEqualTo("field_1");
    assertThat(names.claim("a\0b")).isEqualTo("a_b");
  }

  @Property(tries = 200)
  void areShortEnoughAndDifferInMoreThanCase(
      @ForAll @Size(max = 30) List<@StringLength(max = 12) String> wanted) {
    FieldNames names = new FieldNames(10);
    Set<String> seen = new HashSet<>();
    for (String name : wanted) {
      String given = names.claim(name);
      assertThat(given).isNotEmpty();
      assertThat(given.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(10);
      assertThat(seen.add(given.toLowerCase(Locale.ROOT))).as(given).isTrue();
    }
  }

  /** A house is four bytes of UTF-8, two characters of Java. */
  @ParameterizedTest
  @CsvSource({"3, ''", "4, 🏠", "7, 🏠", "8, 🏠🏠", "99, 🏠🏠", "0, ''", "-1, ''"})
  void cutsBetweenCharacters(int bytes, String left) {
    assertThat(FieldNames.cut("🏠🏠", bytes)).isEqualTo(left);
  }
}
