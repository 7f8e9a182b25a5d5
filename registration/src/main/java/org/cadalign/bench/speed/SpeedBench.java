package org.cadalign.bench.speed;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.cadalign.archive.ModelArchive;
import org.cadalign.archive.ModelArchives;
import org.cadalign.archive.ModelFormatException;
import org.cadalign.engine.Tensor;
import org.cadalign.engine.WeightMap;
import org.cadalign.gate.DataException;
import org.cadalign.spec.OutlineMatcherSpec;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/**
 * The compact network in the torch engine beside the same network in PyTorch: one thread against
 * one, then the shipped configuration against whatever is PyTorch's best on two cores.
 */
@CommandLine.Command(name = "speed", mixinStandardHelpOptions = true)
public final class SpeedBench implements Callable<Integer> {
  private static final double SAME_LOSS = 1e-4;
  private static final String EXACT = "float32";
  private static final String COARSE = "bfloat16";
  private static final String LAST = "channels-last";

  @Option(names = "--data", description = "Folder of scenes; default: a made-up town.")
  private java.util.Optional<Path> data = java.util.Optional.empty();

  @Option(names = "--manifest", required = true, description = "Scenes of the folder.")
  private Path manifest;

  @Option(names = "--model", description = "Weights to measure with; default: fresh ones.")
  private java.util.Optional<Path> model = java.util.Optional.empty();

  @Option(names = "--peer", required = true, description = "The network in PyTorch.")
  private Path peer;

  @Option(names = "--python", defaultValue = "python3")
  private String python = "python3";

  @Option(names = "--rounds", defaultValue = "15")
  private int rounds = 15;

  @Option(names = "--samples", defaultValue = "6")
  private int samples = 6;

  private final PrintStream out = System.out;

  /** Runs the benchmark. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new SpeedBench()).execute(arguments));
  }

  @Override
  public Integer call() throws IOException, DataException, ModelFormatException {
    Path folder = Files.createTempDirectory("cadalign-speed");
    try {
      List<SortedMap<String, Tensor>> drawn = SpeedSamples.draw(data, manifest, samples);
      SpeedFiles.write(folder, weights(), drawn);
      describe(drawn);
      SortedMap<String, Double> figures = new TreeMap<>();
      oneThread(folder, EXACT, "", figures);
      oneThread(folder, COARSE, "_bfloat16", figures);
      shipped(folder, figures);
      out.println(json(figures));
      return 0;
    } finally {
      delete(folder);
    }
  }

  private Map<String, Tensor> weights() throws IOException, ModelFormatException {
    if (model.isEmpty()) {
      return WeightMap.draw(OutlineMatcherSpec.compact(), 1);
    }
    return ModelArchives.read(model.get()).weights(ModelArchive.WHOLE).orElseThrow();
  }

  private void describe(List<SortedMap<String, Tensor>> drawn) {
    for (SortedMap<String, Tensor> sample : drawn) {
      int pixels = 0;
      for (float number : sample.get("index").data()) {
        pixels += number > 0 ? 1 : 0;
      }
      out.printf(
          Locale.ROOT,
          "window of %d px: %d groups on %d px, level %d%n",
          sample.get("index").length(3),
          sample.get("position").length(0),
          pixels,
          1 << Math.round(sample.get("level").data()[0]));
    }
  }

  private void oneThread(
      Path folder, String precision, String suffix, SortedMap<String, Double> figures)
      throws IOException {
    try (Contender ours = ours(1, precision).start("ours", folder);
        Contender theirs = theirs(1, 1, precision, LAST).start("pytorch", folder)) {
      if (precision.equals(EXACT)) {
        requireSame(ours.workers().get(0), theirs.workers().get(0));
      }
      for (String command : List.of("forward", "step")) {
        Rounds measured =
            Rounds.of(
                List.of(() -> ours.each(command, samples), () -> theirs.each(command, samples)),
                2,
                rounds);
        figures.put(command + "_ratio" + suffix, measured.ratio(0, 1));
        out.printf(
            Locale.ROOT,
            "%s, one thread, %s: ours %.1f ms, PyTorch %.1f ms, ratio %.3f%n",
            command,
            precision,
            measured.median(0) / samples,
            measured.median(1) / samples,
            measured.ratio(0, 1));
      }
    }
  }

  private void requireSame(Worker ours, Worker theirs) throws IOException {
    for (int i = 0; i < samples; i++) {
      double own = ours.ask("step " + i).number();
      double other = theirs.ask("step " + i).number();
      if (!(Math.abs(own - other) <= SAME_LOSS)) {
        throw new IOException(
            "sample %d: losses differ, ours %f, PyTorch %f".formatted(i, own, other));
      }
    }
    out.printf(Locale.ROOT, "same loss within %.0e on %d samples%n", SAME_LOSS, samples);
  }

  private void shipped(Path folder, SortedMap<String, Double> figures) throws IOException {
    List<Contender> all = new ArrayList<>();
    try {
      all.add(ours(2, COARSE).start("ours", folder));
      for (Contender.Plan plan : theirBest()) {
        all.add(plan.start("pytorch", folder));
      }
      int count = 2 * samples;
      Rounds measured =
          Rounds.of(all.stream().<Rounds.Turn>map(c -> () -> c.steps(count)).toList(), 1, rounds);
      int best = 1;
      for (int i = 0; i < all.size(); i++) {
        best = i > 0 && measured.median(i) < measured.median(best) ? i : best;
        out.printf(
            Locale.ROOT,
            "steps on two cores, %s: %.2f samples a second%n",
            all.get(i).name(),
            1e3 * count / measured.median(i));
      }
      figures.put("shipped_ratio", measured.ratio(0, best));
    } finally {
      all.forEach(Contender::close);
    }
  }

  private static Contender.Plan ours(int threads, String precision) {
    String java = ProcessHandle.current().info().command().orElse("java");
    List<String> command =
        List.of(
            java,
            "-Xmx1g",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            SpeedWorker.class.getName());
    return new Contender.Plan(command, 1, threads, precision, LAST);
  }

  private Contender.Plan theirs(int processes, int threads, String precision, String layout) {
    List<String> command = List.of(python, peer.toString());
    return new Contender.Plan(command, processes, threads, precision, layout);
  }

  private List<Contender.Plan> theirBest() {
    List<Contender.Plan> plans = new ArrayList<>();
    for (String precision : List.of(EXACT, COARSE)) {
      for (String layout : List.of("plain", LAST)) {
        plans.add(theirs(1, 2, precision, layout));
        plans.add(theirs(2, 1, precision, layout));
      }
    }
    return plans;
  }

  private static String json(SortedMap<String, Double> figures) {
    List<String> entries = new ArrayList<>();
    figures.forEach(
        (name, value) -> entries.add(String.format(Locale.ROOT, "\"%s\": %.4f", name, value)));
    return "{" + String.join(", ", entries) + "}";
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
