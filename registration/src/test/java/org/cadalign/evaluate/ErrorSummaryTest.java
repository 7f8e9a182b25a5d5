package org.cadalign.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorSummaryTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2                      | 2   | 2   | 2         | 2",
        "4 3                    | 3.5 | 3.5 | 3.5355339 | 4",
        "3 0 6                  | 3   | 3   | 3.8729833 | 6",
        "1 2 3 4 5 6 7 8 9 10   | 5.5 | 5.5 | 6.2048368 | 9",
        "11 2 3 4 5 6 7 8 9 10 1| 6   | 6   | 6.7823300 | 10"
      })
  void sumsUp(String metres, double mean, double median, double rmse, double p90) {
    double[] values = Arrays.stream(metres.split(" ")).mapToDouble(Double::parseDouble).toArray();
    ErrorSummary summary = ErrorSummary.of(values);
    assertThat(summary.count()).isEqualTo(values.length);
    assertThat(summary.mean()).isCloseTo(mean, within(1e-9));
    assertThat(summary.median()).isEqualTo(median);
    assertThat(summary.rmse()).isCloseTo(rmse, within(1e-6));
    assertThat(summary.p90()).isEqualTo(p90);
  }

  @ParameterizedTest
  @CsvSource({"1, false, 0", "29, false, 0", "30, true, 27", "31, true, 28", "100, true, 90"})
  void refusesCe90OfTooFewPoints(int count, boolean given, double ce90) {
    double[] values = IntStream.rangeClosed(1, count).asDoubleStream().toArray();
    ErrorSummary summary = ErrorSummary.of(values);
    assertThat(summary.ce90().isPresent()).isEqualTo(given);
    assertThat(summary.ce90().orElse(0)).isEqualTo(ce90);
  }

  @Test
  void refusesNothing() {
    assertThatThrownBy(() -> ErrorSummary.of(new double[0])).hasMessage("no distances to sum up");
  }
}
