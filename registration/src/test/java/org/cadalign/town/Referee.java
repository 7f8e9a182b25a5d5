package org.cadalign.town;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** GDAL's programs as a judge; without them a test is skipped, with a reason that says so. */
public final class Referee {
  private Referee() {}

  /** Runs a program that must succeed, and returns all that it printed. */
  public static String run(Object... command) throws IOException, InterruptedException {
    List<String> words = Arrays.stream(command).map(Object::toString).toList();
    Process process;
    try {
      process = new ProcessBuilder(words).redirectErrorStream(true).start();
    } catch (IOException e) {
      return abort(
          words.get(0)
              + " is not on the PATH: install GDAL to run this test: apt-get install"
              + " gdal-bin, dnf install gdal, brew install gdal");
    }
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(output);
    }
    return output;
  }
}
