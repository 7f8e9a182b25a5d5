package org.cadalign.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainingPlotTest {
  @TempDir private Path folder;

  /** A logarithm needs positive losses, a curve two of them. */
  @ParameterizedTest
  @CsvSource({"1, 0.5, false", "2, 0.5, true", "3, 0.5, true", "2, 0, false"})
  void drawsWhatCanBeDrawn(int looks, double loss, boolean drawn) throws IOException {
    TrainingLog log = new TrainingLog(folder.resolve("log.csv"));
    for (int i = 1; i <= looks; i++) {
      log.add(new TrainingLog.Entry(i, 1, i, new TreeMap<>(Map.of("tune.loss", loss / i))));
    }
    Path png = folder.resolve("curves.png");
    TrainingPlot.write(log, png);
    assertThat(png.toFile().exists()).isEqualTo(drawn);
    if (drawn) {
      assertThat(ImageIO.read(png.toFile()).getWidth()).isEqualTo(900);
    }
  }
}
