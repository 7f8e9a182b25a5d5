package org.cadalign.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cadalign.engine.Device;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CudaBuildTest {
  private static final NvidiaCard OLD = new NvidiaCard("V100", new Capability(7, 0));
  private static final NvidiaCard NEW = new NvidiaCard("H100", new Capability(9, 0));

  @TempDir private Path folder;

  @Test
  void saysTheFirstThingThatIsLacking() throws IOException {
    assertThat(lack(false, 0, OLD)).isEqualTo("this installation holds ND4J for the CPU only");
    assertThat(lack(true, 0))
        .isEqualTo("there is no NVIDIA card, or no driver whose nvidia-smi names it");
    assertThat(lack(true, 2, OLD, NEW)).isEqualTo("there is no such card among 2, counted from 0");
    assertThat(lack(true, 1, OLD, NEW)).startsWith("ND4J has no kernels for H100");
    assertThat(lack(true, 0, OLD))
        .isEqualTo("it needs CUDA 11, whose libcudart.so.11.0 is not found; see LD_LIBRARY_PATH");
    Files.createFile(folder.resolve("libcudart.so.11.0"));
    assertThat(lack(true, 0, OLD)).contains("whose libcublas.so.11 is not found");
    Files.createFile(folder.resolve("libcublas.so.11"));
    Files.createFile(folder.resolve("libcusolver.so.11"));
    assertThat(lack(true, 0, OLD)).isEmpty();
  }

  private String lack(boolean installed, int index, NvidiaCard... cards) {
    CudaLibraries libraries = new CudaLibraries(List.of(folder));
    return new CudaBuild(installed, List.of(cards), libraries).lack(Device.cuda(index)).orElse("");
  }
}
