package org.cadalign.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Optional;
import org.cadalign.gate.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WhereTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "building=yes | building | yes | true",
        "building = 'yes' | building | yes | true",
        "building=yes | building | no | false",
        "building!=yes | building | no | true",
        "building!=yes | building | yes | false",
        "building IN (yes, house) | building | house | true",
        "building in ('a,b', 'it''s') | building | it's | true",
        "building IN (yes, house) | building | hut | false",
        "name=exec('rm -rf /') | name | x | false",
        "~a b~=c=d | a b | c=d | true",
      })
  void takesWhatItSays(String text, String field, String value, boolean taken) throws Exception {
    Where where = Where.parse(text.replace("~", "\""));
    assertThat(where.field()).isEqualTo(field);
    assertThat(where.takes(Optional.of(value))).isEqualTo(taken);
  }

  @Test
  void comparesNumbersAsNumbersAndTakesNoNull() throws Exception {
    assertThat(Where.parse("h=3").takes(Optional.of(3.0))).isTrue();
    assertThat(Where.parse("h=9007199254740993").takes(Optional.of(9007199254740993L))).isTrue();
    assertThat(Where.parse("p=TRUE").takes(Optional.of(true))).isTrue();
    assertThat(Where.parse("h!=3").takes(Optional.empty())).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "name", "=x", "name > 3", "name IN ()", "name IN ('a"})
  void otherFormsAreRefused(String text) {
    DataException refusal = catchThrowableOfType(DataException.class, () -> Where.parse(text));
    assertThat(refusal.code()).isEqualTo(DataException.Code.BAD_VALUE);
  }
}
