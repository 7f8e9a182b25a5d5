package org.cadalign.reproduce.ablation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.cadalign.progress.Progress;
import org.cadalign.town.TinyModel;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasurementsTest {
  @TempDir private Path folder;

  /** Two steps of everything, from cities to the table; what was kept is not done again. */
  @Test
  @Tag("long")
  void everythingIsMeasuredOnce() throws Exception {
    Protocol tiny = new Protocol(1, 2, 1, 70, 1, 70, 1, 1, 4);
    String first = measured(tiny);
    List<Path> kept = files();
    long[] written = times(kept);
    assertThat(measured(tiny)).isEqualTo(first);
    assertThat(files()).isEqualTo(kept);
    assertThat(times(kept)).isEqualTo(written);
    assertThat(kept.stream().filter(file -> file.toString().endsWith(".model"))).hasSize(7);
  }

  private String measured(Protocol protocol) throws Exception {
    Cities cities = new Cities(folder.resolve("cities"), protocol, 1, 2);
    Trainings trainings =
        new Trainings(protocol, cities, List.of(), folder, "torch-cpu", TinyModel.engine());
    Measurements all = new Measurements(protocol, cities, trainings, folder, List.of(1L));
    return new AblationTable(all.all(Progress.none())).json();
  }

  private List<Path> files() throws Exception {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static long[] times(List<Path> files) throws Exception {
    long[] times = new long[files.size()];
    for (int i = 0; i < times.length; i++) {
      times[i] = Files.getLastModifiedTime(files.get(i)).toMillis();
    }
    return times;
  }
}
