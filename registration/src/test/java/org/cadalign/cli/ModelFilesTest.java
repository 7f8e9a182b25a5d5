package org.cadalign.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.cadalign.archive.Target;
import org.cadalign.gate.DataException;
import org.cadalign.town.TinyModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ModelFilesTest {
  @TempDir private Path folder;

  @Test
  void readsAModel() throws Exception {
    Path file = TinyModel.copy(folder);
    assertThat(ModelFiles.read(Optional.of(file)).spec()).isEqualTo(TinyModel.SPEC);
  }

  @Test
  void refusesInOneLineWhatIsNone() throws Exception {
    byte[] bytes = Files.readAllBytes(TinyModel.copy(folder));
    bytes[bytes.length / 2] ^= 1;
    refuses(Files.write(folder.resolve("flipped"), bytes), DataException.Code.MODEL_REFUSED);
    refuses(
        Files.write(folder.resolve("cut"), Arrays.copyOf(bytes, 999)),
        DataException.Code.MODEL_REFUSED);
    refuses(Files.writeString(folder.resolve("text"), "text"), DataException.Code.MODEL_REFUSED);
    refuses(folder.resolve("none"), DataException.Code.NOT_FOUND);
    refuses(folder, DataException.Code.UNREADABLE);
  }

  @ParameterizedTest
  @EnumSource
  void aModelOfTheOtherTargetIsRefusedInOneLine(Target trained) throws Exception {
    Path file = Models.write(folder.resolve("a.model"), trained);
    Optional<Path> given = Optional.of(file);
    for (Target asked : Target.values()) {
      if (asked == trained) {
        assertThat(ModelFiles.read(given, Optional.of(asked)).provenance().target())
            .isEqualTo(asked);
      } else {
        assertThatThrownBy(() -> ModelFiles.read(given, Optional.of(asked)))
            .isInstanceOf(DataException.class)
            .hasMessageStartingWith(file.toString())
            .hasMessageContaining("trained for --target " + trained.label())
            .hasMessageContaining(
                "leave --target out, or give a model of cadalign train --target " + asked.label())
            .hasMessageNotContaining("\n");
      }
    }
    assertThat(ModelFiles.read(given, Optional.empty()).provenance().target()).isEqualTo(trained);
  }

  @ParameterizedTest
  @EnumSource
  void aModelIsShippedForEachTarget(Target target) throws Exception {
    assertThat(ModelFiles.read(Optional.empty(), Optional.of(target)).provenance().target())
        .isEqualTo(target);
  }

  private static void refuses(Path file, DataException.Code code) {
    assertThatThrownBy(() -> ModelFiles.read(Optional.of(file)))
        .isInstanceOfSatisfying(
            DataException.class,
            fault -> {
              assertThat(fault.code()).isEqualTo(code);
              assertThat(fault.getMessage())
                  .startsWith(file.toString())
                  .contains("give a model that cadalign train wrote")
                  .doesNotContain("\n");
            });
  }
}
