package org.cadalign.raster;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * GDAL's programs as a judge. Where they are not installed, or too old, the test is skipped, and
 * the reason says how to get them: what only GDAL checks is not checked there.
 */
public final class Gdal {
  /** The first one that has {@code gdal_create}; FlatGeobuf came with 3.1. */
  private static final int OLDEST = 302;

  private static final String REMEDY =
      "install GDAL 3.2 or newer to run this test: apt-get install gdal-bin, dnf install gdal,"
          + " brew install gdal or conda install -c conda-forge gdal";

  private Gdal() {}

  /** Runs a program that must succeed, and returns all that it printed. */
  public static String run(Object... command) throws IOException, InterruptedException {
    String program = command[0].toString();
    if (version(program) < OLDEST) {
      abort(program + " is too old: " + REMEDY);
    }
    Process process = start(Arrays.stream(command).map(Object::toString).toList());
    String output = output(process);
    // What GDAL can do depends on the libraries that it was built with.
    if (output.contains("missing codec") || output.contains("Unable to find driver")) {
      abort(program + " was built without what this test needs: " + output.strip());
    }
    if (process.exitValue() != 0) {
      throw new IOException(output);
    }
    return output;
  }

  /** As 306 for 3.6; 0 where the program does not say. */
  private static int version(String program) throws IOException, InterruptedException {
    Matcher said =
        Pattern.compile("GDAL (\\d+)\\.(\\d+)")
            .matcher(output(start(List.of(program, "--version"))));
    return said.find()
        ? 100 * Integer.parseInt(said.group(1)) + Integer.parseInt(said.group(2))
        : 0;
  }

  private static Process start(List<String> command) {
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException e) {
      return abort(command.get(0) + " is not on the PATH: " + REMEDY);
    }
  }

  private static String output(Process process) throws IOException, InterruptedException {
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return output;
  }
}
