package org.cadalign.reproduce.toy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.cadalign.progress.Progress;
import org.cadalign.reproduce.toy.ToyClaim.Verdict;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The experiment with few samples and epochs: what of it does not need the paper's hours. */
class ToyExperimentTest {
  private static final ToyProtocol QUICK =
      new ToyProtocol(List.of(1, 2, 4, 8), 1, 4, 256, 100, 1e-3);

  @TempDir private static Path folder;
  private static ToyResult result;

  @BeforeAll
  static void run() throws Exception {
    result = experiment().run(Progress.none());
  }

  private static ToyExperiment experiment() {
    return new ToyExperiment(QUICK, new ToyRunStore(folder), 2);
  }

  @Test
  void everyCountDecreases() {
    assertThat(verdict(12)).isEqualTo(Verdict.HOLDS);
  }

  @Test
  void similaritiesAreHardlyEverNegative() {
    assertThat(verdict(14)).isEqualTo(Verdict.HOLDS);
  }

  @Test
  void oneRunTellsNoSpread() {
    assertThat(verdict(18)).isEqualTo(Verdict.NOT_MEASURED);
  }

  @Test
  void countsLieBetweenOneAndAll() {
    for (ToyEstimator estimator : ToyEstimator.counts()) {
      for (ToyCurve curve : result.uniform()) {
        assertThat(curve.counts(estimator)).hasSize(256);
        assertThat(curve.mean(estimator)).isBetween(1.0, 256.0);
      }
    }
  }

  @Test
  void networksForgetNeighboursAsTheyLearn() {
    assertThat(result.dynamics().epochs()).containsExactly(0, 1, 2, 5, 10, 20, 50, 100);
    assertThat(result.dynamics().of(8).get(100).soft())
        .isLessThan(0.5 * result.dynamics().of(8).get(0).soft());
  }

  @Test
  void runsAreKeptAndFoundAgain() throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).hasSize(QUICK.settings().size());
    }
    long[] epochs = {0};
    ToySetting setting = QUICK.settings().get(0);
    assertThat(new ToyRunStore(folder).find(setting).orElseThrow().trained().parameters())
        .containsExactly(setting.train(new CountedEpochs(epochs)).trained().parameters());
    assertThat(epochs[0]).isEqualTo(100);
  }

  @Test
  void tablesPlotsAndJsonTellOfEveryEstimator(@TempDir Path pictures) throws Exception {
    String table = new ToyTable(result).markdown();
    JsonNode json = new ObjectMapper().readTree(ToyJson.of(result));
    for (ToyEstimator estimator : ToyEstimator.all()) {
      assertThat(table).contains("| " + estimator.name() + " | ");
      assertThat(json.at("/counts/4").has(estimator.key())).isTrue();
      assertThat(json.at("/slopes").has(estimator.key())).isTrue();
    }
    assertThat(json.at("/claims/12").asText()).isEqualTo("holds");
    ToyPlots plots = new ToyPlots(result);
    plots.counts(pictures.resolve("counts.png"));
    plots.alongAlpha(pictures.resolve("along.png"));
    plots.dynamics(pictures.resolve("dynamics.png"));
    assertThat(ImageIO.read(pictures.resolve("along.png").toFile()).getHeight()).isEqualTo(840);
  }

  private static Verdict verdict(int number) {
    return ToyClaims.of(result).stream()
        .filter(claim -> claim.number() == number)
        .findFirst()
        .orElseThrow()
        .verdict();
  }

  private record CountedEpochs(long[] done) implements Progress.Task {
    @Override
    public void advance(long amount) {
      done[0] += amount;
    }

    @Override
    public void close() {}
  }
}
