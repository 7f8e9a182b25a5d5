package org.cadalign.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportCommandTest {
  @ParameterizedTest
  @CsvSource({
    "--checkpoint-error 0.1, --checkpoint-error says nothing without --checkpoints",
    "--checkpoints t.gpkg --checkpoint-error -1, --checkpoint-error -1.0 is no length in metres",
    "--checkpoints t.gpkg --checkpoint-error NaN, --checkpoint-error NaN is no length in metres",
    "--checkpoints t.gpkg --checkpoint-error x, --checkpoint-error",
  })
  void refusesWrongUsage(String options, String words) {
    List<Object> command = new ArrayList<>(List.<Object>of("report", "none.run", "-o", "r.html"));
    command.addAll(List.of(options.split(" ")));
    Outcome outcome = Outcome.run(command.toArray());
    assertThat(outcome.code()).as(outcome.err()).isEqualTo(2);
    assertThat(outcome.err()).contains(words);
  }
}
