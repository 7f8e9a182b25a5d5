package org.cadalign.bench.speed;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.cadalign.archive.ModelFormatException;
import org.cadalign.engine.EngineOptions;
import org.cadalign.engine.EngineOptions.Precision;
import org.cadalign.engine.Engines;
import org.cadalign.engine.Network;
import org.cadalign.engine.Tensor;
import org.cadalign.spec.OutlineMatcherSpec;

/**
 * The torch engine as a worker. Commands: {@code open DIR PRECISION LAYOUT THREADS} (the layout is
 * the engine's own), {@code forward I}, {@code step I}, {@code steps N}; see {@code
 * scripts/bench-data/compact.py}, which answers the same.
 */
public final class SpeedWorker implements AutoCloseable {
  private static final Network.LossContext FIRST = new Network.LossContext(0);

  private final Network network;
  private final List<SortedMap<String, Tensor>> samples;
  private final ExecutorService threads;

  private SpeedWorker(
      Network network, List<SortedMap<String, Tensor>> samples, ExecutorService threads) {
    this.network = network;
    this.samples = samples;
    this.threads = threads;
  }

  /** Answers commands from standard input until it ends. */
  public static void main(String[] arguments) throws Exception {
    PrintStream out = System.out;
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    String[] opening = in.readLine().split(" ", -1);
    try (SpeedWorker worker = open(Path.of(opening[1]), opening[2], Integer.parseInt(opening[4]))) {
      out.println(worker.samples.size() + " torch");
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] words = line.split(" ", -1);
        out.println(worker.answer(words[0], Integer.parseInt(words[1])));
      }
    }
  }

  static SpeedWorker open(Path folder, String precision, int threads)
      throws IOException, ModelFormatException {
    EngineOptions options =
        new EngineOptions(Precision.valueOf(precision.toUpperCase(Locale.ROOT)));
    Network network =
        Engines.named("torch").orElseThrow().build(OutlineMatcherSpec.compact(), 1, options);
    network.load(SpeedFiles.weights(folder));
    return new SpeedWorker(
        network, SpeedFiles.samples(folder), Executors.newFixedThreadPool(threads));
  }

  String answer(String command, int argument) throws InterruptedException, ExecutionException {
    long start = System.nanoTime();
    return switch (command) {
      case "forward" -> timed(largest(forward(samples.get(argument))), start);
      case "step" -> timed(step(argument).losses().get("loss"), start);
      case "steps" -> timed(steps(argument), start);
      default -> "fault no command " + command;
    };
  }

  private static String timed(double value, long start) {
    return String.format(Locale.ROOT, "%.4f %.6f", (System.nanoTime() - start) / 1e6, value);
  }

  Tensor forward(Map<String, Tensor> sample) {
    Map<String, Tensor> inputs = new HashMap<>(sample);
    float groups = sample.get("position").length(0);
    inputs.put("groups", new Tensor(new float[] {groups}, 1));
    inputs.putAll(network.forward(OutlineMatcherSpec.EVIDENCE, inputs));
    return network.forward(OutlineMatcherSpec.MATCH, inputs).get("displacement");
  }

  private static double largest(Tensor tensor) {
    double largest = 0;
    for (float value : tensor.data()) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }

  private Network.Gradient step(int sample) {
    return network.gradient(samples.get(sample % samples.size()), FIRST);
  }

  private double steps(int count) throws InterruptedException, ExecutionException {
    List<Callable<Network.Gradient>> tasks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int sample = i;
      tasks.add(() -> step(sample));
    }
    double loss = 0;
    for (Future<Network.Gradient> done : threads.invokeAll(tasks)) {
      loss += done.get().losses().get("loss") / count;
    }
    return loss;
  }

  List<SortedMap<String, Tensor>> samples() {
    return samples;
  }

  @Override
  public void close() {
    threads.shutdownNow();
    network.close();
  }
}
