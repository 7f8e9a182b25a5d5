package org.cadalign.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InputDigestTest {
  @TempDir private Path folder;

  /** As {@code (printf a.txt; cat a.txt) | sha256sum} has it. */
  @ParameterizedTest
  @CsvSource({
    "a.txt, 3eb279015f1e51ddc1f97d8be3de0ea2721bc0f2dd155abc2732284b8e736e30",
    "a.txt b.txt, 9c5d5f0775fac1a5daf0b23b8086661e01037263769a5eb62ae8be3a34d4200a",
    "b.txt a.txt, 9c5d5f0775fac1a5daf0b23b8086661e01037263769a5eb62ae8be3a34d4200a",
    "a.txt a.txt, 3eb279015f1e51ddc1f97d8be3de0ea2721bc0f2dd155abc2732284b8e736e30",
    "a.txt none.txt, 3eb279015f1e51ddc1f97d8be3de0ea2721bc0f2dd155abc2732284b8e736e30",
  })
  void isOverNamesAndBytesInTheOrderOfPaths(String names, String digest) throws Exception {
    Files.writeString(folder.resolve("a.txt"), "one");
    Files.writeString(folder.resolve("b.txt"), "two");
    List<Path> files = List.of(names.split(" ")).stream().map(folder::resolve).toList();
    assertThat(InputDigest.of(files)).isEqualTo(digest);
  }
}
