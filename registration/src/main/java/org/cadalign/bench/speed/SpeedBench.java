package org.cadalign.bench.speed;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.cadalign.archive.ModelArchive;
import org.cadalign.archive.ModelArchives;
import org.cadalign.archive.ModelFormatException;
import org.cadalign.bench.checkout.Checkout;
import org.cadalign.bench.checkout.Results;
import org.cadalign.engine.Tensor;
import org.cadalign.engine.WeightMap;
import org.cadalign.gate.DataException;
import org.cadalign.spec.OutlineMatcherSpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/**
 * The compact network in the torch engine beside the same network in PyTorch: one thread against
 * one, then the shipped configuration against whatever is PyTorch's best on two cores.
 */
@Command(
    name = "speed",
    description = {
      "Measures the compact network in this program beside the same network in PyTorch, which Debian has as",
      "python3-torch: sudo apt-get install python3-torch."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  scripts/bench speed --data DIR --model city.model")
public final class SpeedBench implements Callable<Integer> {
  private static final double SAME_LOSS = 1e-4;
  private static final String EXACT = "float32";
  private static final String COARSE = "bfloat16";
  private static final String LAST = "channels-last";

  @Spec private CommandSpec spec;

  @ParentCommand private Checkout checkout;
  @Mixin private Results results;

  @Option(
      names = "--data",
      description = "Folder of the shipped model's scenes; default: a made-up town.")
  private Optional<Path> data = Optional.empty();

  @Option(names = "--model", description = "Weights to measure with; default: fresh ones.")
  private Optional<Path> model = Optional.empty();

  @Option(
      names = "--python",
      defaultValue = "/usr/bin/python3",
      description = "Python that has torch; default: ${DEFAULT-VALUE}.")
  private String python = "/usr/bin/python3";

  @Option(
      names = "--rounds",
      defaultValue = "15",
      description = "Turns of every contender; default: ${DEFAULT-VALUE}.")
  private int rounds = 15;

  @Option(
      names = "--samples",
      defaultValue = "6",
      description = "Windows in a turn; default: ${DEFAULT-VALUE}.")
  private int samples = 6;

  @Option(names = "--short", description = "Three turns on three windows.")
  private boolean quick;

  private PrintWriter out;

  @Override
  public Integer call() throws IOException, DataException, ModelFormatException {
    out = spec.commandLine().getOut();
    rounds = quick ? 3 : rounds;
    samples = quick ? 3 : samples;
    Path folder = Files.createTempDirectory("cadalign-speed");
    try {
      List<SortedMap<String, Tensor>> drawn =
          SpeedSamples.draw(data, checkout.repository().manifest(), samples);
      SpeedFiles.write(folder, weights(), drawn);
      describe(drawn);
      SortedMap<String, Double> figures = new TreeMap<>();
      oneThread(folder, EXACT, "", figures);
      oneThread(folder, COARSE, "_bfloat16", figures);
      brainFloats(folder, figures);
      shipped(folder, figures);
      results.keep("bench speed", text(figures));
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

  /** How far brain floats move the answer of the network, on all groups of all windows. */
  private void brainFloats(Path folder, SortedMap<String, Double> figures)
      throws IOException, ModelFormatException {
    List<Double> apart = new ArrayList<>();
    try (SpeedWorker exact = SpeedWorker.open(folder, EXACT, 1);
        SpeedWorker coarse = SpeedWorker.open(folder, COARSE, 1)) {
      for (SortedMap<String, Tensor> sample : exact.samples()) {
        float[] own = exact.forward(sample).data();
        float[] other = coarse.forward(sample).data();
        for (int i = 0; i < own.length; i += 2) {
          apart.add(Math.hypot(own[i] - other[i], own[i + 1] - other[i + 1]));
        }
      }
    }
    Collections.sort(apart);
    figures.put("bfloat16_apart_px_median", apart.get(apart.size() / 2));
    figures.put("bfloat16_apart_px_p99", apart.get(apart.size() * 99 / 100));
    out.printf(
        Locale.ROOT,
        "bfloat16 moves displacements by %.4f px in the median, %.4f px at the 99th percentile%n",
        apart.get(apart.size() / 2),
        apart.get(apart.size() * 99 / 100));
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
    List<String> command = List.of(python, checkout.repository().pytorch().toString());
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

  private String text(SortedMap<String, Double> figures) {
    String command =
        "`scripts/bench speed"
            + (data.isPresent() ? " --data DIR" : "")
            + (model.isPresent() ? " --model FILE" : "")
            + (quick ? " --short`" : "`");
    return new SpeedTable(checkout.repository().commit(), command, samples, rounds, figures)
        .markdown();
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
