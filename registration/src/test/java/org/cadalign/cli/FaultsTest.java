package org.cadalign.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import org.cadalign.archive.ModelFormatException;
import org.cadalign.gate.DataException;
import org.cadalign.optimise.DivergedException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

class FaultsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DATA        | cadalign: a.tif: has no CRS; name one with --crs",
        "WRAPPED     | cadalign: a.tif: has no CRS; name one with --crs",
        "MODEL       | cadalign: a.model is no model",
        "DIVERGED    | cadalign: training diverged at step 7: loss is NaN; try a smaller --rate, or look at the data",
        "DISK        | cadalign: cannot read or write: a.gpkg (NoSuchFileException); check the path, its permissions and free space",
        "UNEXPECTED  | cadalign: unexpected IllegalStateException: two lines; run again with -v for the details",
        "NO_MESSAGE  | cadalign: unexpected NullPointerException; run again with -v for the details",
        "LINKAGE     | cadalign: unexpected UnsatisfiedLinkError: no x in path; run again with -v for the details",
      })
  void isOneLine(Kind kind, String line) {
    Outcome outcome = Outcome.of(new Failing(), kind.name());
    assertThat(outcome.code()).isEqualTo(ExitCode.FAILED.value());
    assertThat(outcome.err().lines()).containsExactly(line);
  }

  @ParameterizedTest
  @CsvSource({"MEMORY", "MEMORY_OF_WORKER"})
  void saysWhatToDoAboutMemory(Kind kind) {
    Outcome outcome = Outcome.of(new Failing(), kind.name());
    assertThat(outcome.code()).isEqualTo(ExitCode.FAILED.value());
    assertThat(outcome.err())
        .startsWith("cadalign: out of memory (")
        .contains("fewer --threads", "CADALIGN_JAVA_OPTS=-Xmx")
        .hasLineCount(1);
  }

  @ParameterizedTest
  @CsvSource({"DATA", "UNEXPECTED", "LINKAGE", "MEMORY"})
  void showsThePlaceWhenVerbose(Kind kind) {
    assertThat(Outcome.of(new Failing(), "-v " + kind.name()).err())
        .contains("\tat org.cadalign.cli.FaultsTest$")
        .doesNotContain("run again");
  }

  /** What a command may die of. */
  enum Kind {
    DATA,
    WRAPPED,
    MODEL,
    DIVERGED,
    DISK,
    UNEXPECTED,
    NO_MESSAGE,
    LINKAGE,
    MEMORY,
    MEMORY_OF_WORKER;

    Throwable fault() {
      return switch (this) {
        case DATA -> noCrs();
        case WRAPPED -> new CompletionException(new IllegalStateException(noCrs()));
        case MODEL -> new ModelFormatException("a.model is no model");
        case DIVERGED -> new DivergedException(7, "loss is NaN");
        case DISK -> new UncheckedIOException(new NoSuchFileException("a.gpkg"));
        case UNEXPECTED -> new IllegalStateException("two\nlines");
        case NO_MESSAGE -> new NullPointerException();
        case LINKAGE -> new UnsatisfiedLinkError("no x in path");
        case MEMORY -> new OutOfMemoryError("Java heap space");
        case MEMORY_OF_WORKER -> new CompletionException(new OutOfMemoryError());
      };
    }

    private static DataException noCrs() {
      return new DataException(
          DataException.Code.NO_CRS, "a.tif", "has no CRS", "name one with --crs");
    }
  }

  @Command(name = "failing")
  static final class Failing implements Callable<Integer> {
    @Mixin(name = SharedOptions.NAME)
    @SuppressWarnings("unused") // Main reads it.
    private SharedOptions shared;

    @Parameters private Kind kind;

    @Override
    public Integer call() throws Exception {
      Throwable fault = kind.fault();
      if (fault instanceof Error error) {
        throw error;
      }
      throw (Exception) fault;
    }
  }
}
