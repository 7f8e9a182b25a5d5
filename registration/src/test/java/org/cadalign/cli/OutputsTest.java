package org.cadalign.cli;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.cadalign.gate.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputsTest {
  @TempDir private Path folder;

  @Test
  void refusesWhatExistsUnlessAllowed() throws Exception {
    Path old = Files.writeString(folder.resolve("old"), "x");
    assertThatThrownBy(() -> Outputs.refuseIfExists(old, false))
        .isInstanceOf(DataException.class)
        .hasMessageEndingWith("it exists already; give --overwrite to replace it, or another name");
    assertThatCode(() -> Outputs.refuseIfExists(old, true)).doesNotThrowAnyException();
    assertThatCode(() -> Outputs.refuseIfExists(folder.resolve("new"), false))
        .doesNotThrowAnyException();
  }
}
