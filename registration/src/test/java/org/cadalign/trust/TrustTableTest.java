package org.cadalign.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrustTableTest {
  /** Fields are quoted by an apostrophe here; a doubled one is one. */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "plain, plain",
        "=1+1, '=1+1",
        "+1, '+1",
        "-1, '-1",
        "@SUM(A1), '@SUM(A1)",
        "a=b, a=b",
        "`say \"x\"`, `\"say \"\"x\"\"\"`",
        "`a,b`, `\"a,b\"`",
        "`=a,b`, `\"'=a,b\"`",
      })
  void noCellIsAFormula(String text, String cell) {
    assertThat(TrustTable.text(text)).isEqualTo(cell);
  }

  @Test
  void controlCharactersThatSpreadsheetsSkipAreNoWayAroundIt() {
    assertThat(TrustTable.text("\t=1")).isEqualTo("'\t=1");
    assertThat(TrustTable.text("\r=1")).isEqualTo("\"'\r=1\"");
    assertThat(TrustTable.text("")).isEmpty();
  }

  @Test
  void tellsWhatIsKnownOfAPiece() {
    Denoising.Denoised denoised =
        new Denoising.Denoised(40, 0.25, Optional.of(3.0), Optional.of(2.0));
    PieceTrust counted = new PieceTrust.Counted(2, -1.5, Optional.of(denoised));
    assertThat(TrustTable.cells(counted))
        .containsExactly(
            "-1.50000", "40.0000", "0.250000", "3.00000", "2.00000", "2", "counted", "");
    assertThat(TrustTable.cells(new PieceTrust.Counted(1, 3, Optional.empty())))
        .containsExactly("3.00000", "", "", "", "", "1", "counted", "");
    assertThat(TrustTable.cells(PieceTrust.withoutPolygon()))
        .containsExactly("", "", "", "", "", "", "no_evidence", "no_polygon");
    TrustTable table = new TrustTable(List.of("a", "b"));
    table.row(List.of("1", "2"));
    assertThat(table).hasToString("a,b\n1,2\n");
  }
}
