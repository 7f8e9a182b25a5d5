package org.cadalign.bench;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Coordinate;

/** Runs the programs elastix and transformix, with one thread each. */
final class ElastixPrograms implements ElastixRun {
  /** What to tell a user who lacks them. */
  static final String INSTALL = "install it to compare with it: apt-get install elastix";

  /** From here on a code says which signal ended a program. */
  private static final int FIRST_SIGNAL = 128;

  /** Whether they are on the path. */
  static boolean areInstalled() {
    List<String> folders = Arrays.asList(System.getenv("PATH").split(File.pathSeparator, -1));
    return Stream.of("elastix", "transformix")
        .allMatch(
            program -> folders.stream().anyMatch(f -> Files.isExecutable(Path.of(f, program))));
  }

  /** What elastix says of its version. */
  static String version() throws IOException {
    Process process = new ProcessBuilder("elastix", "--version").redirectErrorStream(true).start();
    try (InputStream said = process.getInputStream()) {
      return new String(said.readAllBytes(), StandardCharsets.UTF_8).strip();
    }
  }

  @Override
  public List<Coordinate> carry(ElastixInput input) throws IOException {
    try (ScratchFolder scratch = ScratchFolder.create()) {
      Path folder = scratch.path();
      register(input, folder);
      Path points = folder.resolve("points.txt");
      Files.writeString(points, ElastixFiles.text(input.points()));
      Path found = folder.resolve("TransformParameters." + (input.stages().size() - 1) + ".txt");
      run(folder, "transformix", "-def", points, "-out", folder, "-tp", found);
      return ElastixFiles.readPoints(folder.resolve("outputpoints.txt"));
    }
  }

  private static void register(ElastixInput input, Path folder) throws IOException {
    Path fixed = folder.resolve("fixed.mhd");
    Path moving = folder.resolve("moving.mhd");
    ElastixFiles.writeImage(fixed, input.width(), input.height(), input.fixed());
    ElastixFiles.writeImage(moving, input.width(), input.height(), input.moving());
    List<Object> command = new ArrayList<>(List.of("elastix", "-f", fixed, "-m", moving));
    command.addAll(List.of("-out", folder, "-threads", 1));
    for (int i = 0; i < input.stages().size(); i++) {
      Path stage = folder.resolve("stage" + i + ".txt");
      Files.writeString(stage, input.stages().get(i));
      command.addAll(List.of("-p", stage));
    }
    run(folder, command.toArray());
  }

  private static void run(Path folder, Object... words) throws IOException {
    List<String> command = Arrays.stream(words).map(String::valueOf).toList();
    Path log = folder.resolve("console.txt");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      requireDone(command.get(0), process.waitFor());
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IOException(command.get(0) + " was interrupted", e);
    }
  }

  /** A program that was killed has not given up: it may be run again. */
  static void requireDone(String program, int code) throws IOException {
    if (code > FIRST_SIGNAL) {
      throw new IOException(program + " was ended by signal " + (code - FIRST_SIGNAL));
    }
    if (code != 0) {
      throw new GaveUpException(program + " ended with code " + code);
    }
  }
}
