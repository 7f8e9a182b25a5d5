package org.cadalign.bench.engines;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import org.cadalign.bench.speed.SpeedFiles;
import org.cadalign.data.Sample;
import org.cadalign.engine.Engines;
import org.cadalign.engine.Network;
import org.cadalign.engine.Tensor;
import org.cadalign.optimise.AdamOptions;
import org.cadalign.optimise.DivergedException;
import org.cadalign.optimise.LearningRate;
import org.cadalign.optimise.TrainingStep;
import org.cadalign.spec.NetworkSpec;
import org.cadalign.spec.OutlineMatcherSpec;
import org.cadalign.spec.Presets;

/**
 * An engine in a process of its own: ENGINE PRESET FOLDER. Commands, a line each, on standard
 * input: {@code open}, {@code forward}, {@code step}, {@code jacobian}, {@code peak}. Answers the
 * milliseconds that it took and what it computed; {@code peak} answers bytes.
 */
public final class EngineWorker implements AutoCloseable {
  /** Small, so that all turns are of nearly the same network. */
  private static final double RATE = 1e-6;

  private final Network network;
  private final TrainingStep training;
  private final List<SortedMap<String, Tensor>> samples;

  private EngineWorker(String engine, NetworkSpec spec, Path folder) throws Exception {
    this.network = Engines.named(engine).orElseThrow().build(spec, 1);
    network.load(SpeedFiles.weights(folder));
    this.samples = SpeedFiles.samples(folder);
    this.training =
        new TrainingStep(
            network,
            new TrainingStep.Options(
                AdamOptions.DEFAULT, new LearningRate.Constant(RATE), Double.MAX_VALUE, 1));
  }

  /** Answers commands from standard input until it ends. */
  public static void main(String[] arguments) throws Exception {
    PrintStream out = System.out;
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    NetworkSpec spec = Presets.named(arguments[1]).orElseThrow();
    try (EngineWorker worker = new EngineWorker(arguments[0], spec, Path.of(arguments[2]))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        out.println(worker.answer(line));
      }
    }
  }

  private String answer(String command) throws Exception {
    long start = System.nanoTime();
    double value =
        switch (command) {
          case "open" -> first();
          case "forward" -> forward();
          case "step" -> step();
          case "jacobian" -> jacobian();
          case "peak" -> peak();
          default -> throw new IllegalArgumentException(command);
        };
    return String.format(Locale.ROOT, "%.4f %.9g", (System.nanoTime() - start) / 1e6, value);
  }

  /** Of the first window alone. */
  private double first() {
    return length(forward(samples.get(0)).data());
  }

  /** Of every window. */
  private double forward() {
    double sum = 0;
    for (SortedMap<String, Tensor> sample : samples) {
      sum += length(forward(sample).data());
    }
    return sum;
  }

  private Tensor forward(Map<String, Tensor> sample) {
    Map<String, Tensor> inputs = new HashMap<>(sample);
    for (String stage : network.spec().stages()) {
      if (stage.equals(OutlineMatcherSpec.EVIDENCE)) {
        float groups = sample.get(Sample.POSITION).length(0);
        inputs.put("groups", new Tensor(new float[] {groups}, 1));
      }
      inputs.putAll(network.forward(stage, inputs));
    }
    return inputs.get(Sample.DISPLACEMENT);
  }

  private double step() throws DivergedException, InterruptedException {
    return training.run(List.copyOf(samples)).losses().get("loss");
  }

  private double jacobian() {
    return length(network.jacobian(Bout.targeted(samples.get(0))).rows()[0]);
  }

  private static double length(float[] values) {
    double squares = 0;
    for (float value : values) {
      squares += (double) value * value;
    }
    return Math.sqrt(squares);
  }

  private static double length(double[] values) {
    double squares = 0;
    for (double value : values) {
      squares += value * value;
    }
    return Math.sqrt(squares);
  }

  /** Largest resident memory of this process so far, bytes; Linux only. */
  private static double peak() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith("VmHWM:")) {
        return 1024 * Double.parseDouble(line.replaceAll("[^0-9]", ""));
      }
    }
    throw new IOException("this kernel does not say how much memory a process has used");
  }

  @Override
  public void close() {
    training.close();
    network.close();
  }
}
