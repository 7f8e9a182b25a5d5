package org.cadalign.example;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.cadalign.count.CountOptions;
import org.cadalign.count.Counts;
import org.cadalign.count.Gram;
import org.cadalign.count.GramOptions;
import org.cadalign.count.PairCounts;
import org.cadalign.count.PairEstimator;
import org.cadalign.count.SoftCounts;
import org.cadalign.gradient.GradientSource;
import org.cadalign.gradient.Jacobian;
import org.cadalign.kernel.Kernels;
import org.cadalign.retrieve.Neighbour;
import org.cadalign.retrieve.ReRanking;
import org.cadalign.retrieve.SketchMetadata;
import org.cadalign.retrieve.SketchPass;
import org.cadalign.retrieve.SketchScan;
import org.cadalign.retrieve.SketchStore;

/** Asks a logistic regression which of its samples it treats as the same. */
final class SimilarityExample {
  private SimilarityExample() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("similarity");
    run(folder.resolve("sketches"), System.out);
  }

  /**
   * Runs the example.
   *
   * @param sketches a file to make
   */
  static void run(Path sketches, PrintStream out) throws IOException, InterruptedException {
    double[][] samples = {{0, 1}, {0.1, 1}, {0.1, 0.9}, {5, -3}, {-4, 0}};
    GradientSource network = new LogisticRegression(new double[] {1, -1}, 0.2, samples);
    pair(network, out);
    softCounts(network, out);
    hardCounts(network, out);
    nearest(network, sketches, out);
  }

  private static void pair(GradientSource network, PrintStream out) {
    List<Jacobian> two = network.jacobians(0, 2);
    double similarity = Kernels.similarity(two.get(0), two.get(1)).orElseThrow();
    double influence = Kernels.influence(two.get(0), two.get(1)).orElseThrow();
    out.printf(Locale.ROOT, "k^C(0, 1) = %.4f, k^N(0, 1) = %.4f%n", similarity, influence);
  }

  private static void softCounts(GradientSource network, PrintStream out)
      throws InterruptedException {
    Counts counts = SoftCounts.within(network, CountOptions.defaults().withWorkers(2));
    for (int i = 0; i < network.size(); i++) {
      double soft = counts.each().get(i).orElseThrow().value();
      out.printf(Locale.ROOT, "N_S(%d) = %.2f of %d%n", i, soft, counts.among());
    }
  }

  private static void hardCounts(GradientSource network, PrintStream out)
      throws InterruptedException {
    Gram gram = Gram.of(network, GramOptions.defaults());
    PairCounts counts = PairCounts.of(gram, List.of(new PairEstimator.Hard(0.9)));
    out.printf(Locale.ROOT, "N_0.9(0) = %.0f%n", counts.count(0, 0).orElseThrow());
  }

  private static void nearest(GradientSource network, Path file, PrintStream out)
      throws IOException, InterruptedException {
    SketchMetadata metadata =
        new SketchMetadata(
            "logistic-1",
            "five",
            SketchMetadata.Content.CORRELATION,
            64,
            1,
            network.outputs(),
            network.parameters(),
            network.size());
    try (SketchStore store = SketchStore.open(file, metadata)) {
      SketchPass.run(network, store, CountOptions.defaults());
      Jacobian query = network.jacobians(1, 2).get(0);
      for (Neighbour near : new ReRanking(new SketchScan(store), network).nearest(query, 3)) {
        out.printf(Locale.ROOT, "near 1: %d, k^C %.4f%n", near.sample(), near.similarity());
      }
    }
  }
}
