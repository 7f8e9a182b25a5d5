package org.cadalign.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoundReportTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1,2.500000,1.250000,1.250000,,",
        "2,0.125000,0.000000,0.062500,1.000000,0.250000",
        "12,-0.500000,100.000000,3.000000,0.000000,0.000000",
      })
  void comesBackFromItsLine(String line) {
    assertThat(RoundReport.parse(line).toLine()).isEqualTo(line);
    assertThat(line.split(",", -1)).hasSameSizeAs(RoundReport.HEADER.split(",", -1));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.25, 17})
  void comesBackFromItsValues(double metres) {
    RoundReport report =
        new RoundReport(3, 0.5, metres, 0.125, OptionalDouble.of(metres), OptionalDouble.empty());
    assertThat(RoundReport.parse(report.toLine())).isEqualTo(report);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1,2,0.5,0.25,, | round 1: labels moved by 0.500 m per axis, 0.250 m since the last round",
        "2,2,1,0,1.2,   | round 2: labels moved by 1.000 m per axis, 0.000 m since the last round",
        "3,2,1,0,1.2,.3 | round 3: labels moved by 1.000 m per axis, 0.000 m since the last round;"
            + " from the truth 1.200 m before, 0.300 m now"
      })
  void saysWhatIsKnown(String all) {
    String[] both = all.split("\\|", -1);
    assertThat(RoundReport.parse(both[0].strip()).inWords()).isEqualTo(both[1].strip());
  }
}
