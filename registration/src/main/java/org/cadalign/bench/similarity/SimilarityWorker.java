package org.cadalign.bench.similarity;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.cadalign.archive.ModelArchive;
import org.cadalign.archive.ModelArchives;
import org.cadalign.archive.ModelFormatException;
import org.cadalign.count.CountOptions;
import org.cadalign.count.CountOptions.SecondPass;
import org.cadalign.count.Counts;
import org.cadalign.count.SoftCounts;
import org.cadalign.engine.EngineOptions;
import org.cadalign.engine.EngineOptions.Precision;
import org.cadalign.engine.Engines;
import org.cadalign.engine.Network;
import org.cadalign.engine.Tensor;
import org.cadalign.shipped.ShippedModel;
import org.cadalign.trust.NetworkGradients;

/**
 * Counts in a process of its own: DATA MANIFEST MODEL PATCHES PRECISION, where MODEL may be {@code
 * shipped}. Patches are drawn when they are asked for, and drawing is not timed. Prints processor
 * seconds, peak bytes, bytes written to disk while it counted, and the mean count.
 */
public final class SimilarityWorker {
  /** Patches that are counted beforehand. */
  private static final int WARM_UP = 25;

  private final Patches patches;
  private long drawing;

  private SimilarityWorker(Patches patches) {
    this.patches = patches;
  }

  /** Runs once. */
  public static void main(String[] arguments) throws Exception {
    Patches patches = Patches.open(Path.of(arguments[0]), Path.of(arguments[1]));
    Optional<Path> model =
        Optional.of(arguments[2]).filter(m -> !m.equals("shipped")).map(Path::of);
    int size = Integer.parseInt(arguments[3]);
    Precision precision = Precision.valueOf(arguments[4]);
    try (Network network = network(model, precision)) {
      SimilarityWorker worker = new SimilarityWorker(patches);
      worker.count(network, WARM_UP);
      long written = written();
      worker.drawing = 0;
      long start = processor();
      Counts counts = worker.count(network, size);
      double seconds = (processor() - start - worker.drawing) / 1e9;
      double mean = Arrays.stream(counts.values()).average().orElse(Double.NaN);
      System.out.printf(
          Locale.ROOT, "%.4f %d %d %.4f%n", seconds, peak(), written() - written, mean);
    }
  }

  static Network network(Optional<Path> model, Precision precision)
      throws IOException, ModelFormatException {
    ModelArchive archive =
        model.isPresent() ? ModelArchives.read(model.get()) : ShippedModel.open();
    Network network =
        Engines.named("torch").orElseThrow().build(archive.spec(), 1, new EngineOptions(precision));
    network.load(archive.weights(ModelArchive.WHOLE).orElseThrow());
    return network;
  }

  private Counts count(Network network, int size) throws InterruptedException {
    return SoftCounts.within(
        new NetworkGradients(network, size, this::draw),
        CountOptions.defaults().withSecondPass(SecondPass.DIRECTIONAL));
  }

  private Map<String, Tensor> draw(int number) {
    long start = processor();
    Map<String, Tensor> inputs = patches.patch(number).inputs();
    drawing += processor() - start;
    return inputs;
  }

  private static long processor() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  /** Largest resident memory of this process so far, bytes; Linux only. */
  private static long peak() throws IOException {
    return 1024 * number("/proc/self/status", "VmHWM:");
  }

  /** Bytes that this process caused to be written to disks so far; Linux only. */
  private static long written() throws IOException {
    return number("/proc/self/io", "write_bytes:");
  }

  private static long number(String file, String name) throws IOException {
    for (String line : Files.readAllLines(Path.of(file))) {
      if (line.startsWith(name)) {
        return Long.parseLong(line.replaceAll("[^0-9]", ""));
      }
    }
    throw new IOException("this kernel does not count what a process uses in " + file);
  }
}
