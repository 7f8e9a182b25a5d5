package org.cadalign.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RenamedFieldTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''       | ''",
        "a=b      | field 'a' is called 'b'",
        "a=b c=d  | field 'a' is called 'b', 'c' is called 'd'",
      })
  void areToldInOneLine(String names, String line) {
    List<RenamedField> renamed =
        Arrays.stream(names.split(" "))
            .filter(name -> !name.isEmpty())
            .map(name -> new RenamedField(name.substring(0, 1), name.substring(2)))
            .toList();
    assertThat(RenamedField.line(renamed).orElse("")).isEqualTo(line);
  }
}
