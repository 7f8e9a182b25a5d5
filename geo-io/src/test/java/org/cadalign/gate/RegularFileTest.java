package org.cadalign.gate;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegularFileTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"file", "link", "absent"})
  void lets(String name) throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "x");
    Files.createSymbolicLink(folder.resolve("link"), file);
    assertThatCode(() -> RegularFile.check(folder.resolve(name))).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/dev/zero", "/dev/null", "/", "link"})
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no devices among its files")
  void refuses(String name) throws Exception {
    Files.createSymbolicLink(folder.resolve("link"), Path.of("/dev/zero"));
    assertThatThrownBy(() -> RegularFile.check(folder.resolve(name)))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("it is no regular file");
  }
}
