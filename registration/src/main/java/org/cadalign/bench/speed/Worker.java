package org.cadalign.bench.speed;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A child process that answers a line per command; the worker process of a contender. */
public final class Worker implements AutoCloseable {
  private final Process process;
  private final PrintWriter to;
  private final BufferedReader from;

  private Worker(Process process) {
    this.process = process;
    this.to =
        new PrintWriter(
            new OutputStreamWriter(process.getOutputStream(), StandardCharsets.US_ASCII), true);
    this.from =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
  }

  /**
   * Starts a worker and has it load what there is to measure.
   *
   * @param threads of OpenMP and of the worker
   */
  static Worker open(
      List<String> command, Path folder, String precision, String layout, int threads)
      throws IOException {
    Worker worker = start(command, threads);
    worker.ask("open %s %s %s %d".formatted(folder, precision, layout, threads));
    return worker;
  }

  /**
   * Starts a worker.
   *
   * @param threads of OpenMP
   */
  public static Worker start(List<String> command, int threads) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(Redirect.INHERIT);
    builder.environment().put("OMP_NUM_THREADS", Integer.toString(threads));
    return new Worker(builder.start());
  }

  /** Asks and waits for the answer. */
  public Answer ask(String command) throws IOException {
    send(command);
    return answer();
  }

  void send(String command) {
    to.println(command);
  }

  Answer answer() throws IOException {
    String line = from.readLine();
    if (line == null || line.startsWith("fault")) {
      throw new IOException(line == null ? "the worker has ended" : line);
    }
    String[] words = line.split(" ", -1);
    return new Answer(Double.parseDouble(words[0]), words.length > 1 ? words[1] : "");
  }

  @Override
  public void close() {
    to.close();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroy();
      }
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
    }
  }

  /**
   * What a worker says.
   *
   * @param milliseconds that the command took
   * @param value that it computed
   */
  public record Answer(double milliseconds, String value) {
    /** The value as a number. */
    public double number() {
      return Double.parseDouble(value);
    }
  }
}
