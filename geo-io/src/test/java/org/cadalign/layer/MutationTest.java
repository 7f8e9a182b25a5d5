package org.cadalign.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.cadalign.gate.DataException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tiny files with random bytes changed: read, or refused with a {@link DataException}; never else.
 */
class MutationTest {
  private static final int MUTANTS = 200;
  private static final long SEED = 7;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"gpkg", "geojson", "fgb", "shp", "dbf"})
  void damageNeverEscapes(String extension) throws Exception {
    String main = extension.equals("dbf") ? "shp" : extension;
    Path file = folder.resolve("seed." + main);
    Layers.write(SampleLayers.wgs84(3, 4), file, WriteOptions.DEFAULT);
    readable(file);
    Path part = folder.resolve("seed." + extension);
    byte[] seed = Files.readAllBytes(part);
    Random random = new Random(SEED);
    long slowestCpu = 0;
    ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    for (int i = 0; i < MUTANTS; i++) {
      Files.write(part, mutant(seed, random));
      long startCpu = clock.getCurrentThreadCpuTime();
      readable(file);
      slowestCpu = Math.max(slowestCpu, clock.getCurrentThreadCpuTime() - startCpu);
    }
    // By processor time, since a busy machine stalls.
    assertThat(slowestCpu / 1_000_000).isLessThan(500);
    assertThat(List.of(folder.toFile().list())).noneMatch(n -> n.contains("-wal"));
  }

  private static byte[] mutant(byte[] seed, Random random) {
    byte[] mutant = seed.clone();
    int flips = 1 + random.nextInt(6);
    for (int i = 0; i < flips; i++) {
      mutant[random.nextInt(mutant.length)] = (byte) random.nextInt(256);
    }
    return random.nextInt(5) == 0
        ? java.util.Arrays.copyOf(mutant, random.nextInt(seed.length))
        : mutant;
  }

  private static boolean readable(Path file) {
    try {
      return Layers.read(file, LayerOptions.DEFAULT).layer() != null;
    } catch (DataException e) {
      assertThat(e.getMessage()).doesNotContain("\n");
      return false;
    }
  }
}
