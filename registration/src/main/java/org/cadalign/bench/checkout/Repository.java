package org.cadalign.bench.checkout;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cadalign.gate.DataException;

/**
 * The checkout that a script was started from.
 *
 * @param root its folder
 */
public record Repository(Path root) {
  /** The committed split of the scenes. */
  public Path manifest() {
    return root.resolve("scripts/shipped-model/scenes.json");
  }

  /** The compact network in PyTorch. */
  public Path pytorch() {
    return root.resolve("scripts/bench-data/compact.py");
  }

  /** Parameter files of elastix. */
  public Path elastix() {
    return root.resolve("scripts/bench-data/elastix");
  }

  /** What elastix answered, kept between runs and never committed. */
  public Path elastixAnswers() {
    return root.resolve("out/bench/elastix");
  }

  /** Networks of the toy experiment, kept between runs and never committed. */
  public Path toyRuns() {
    return root.resolve("out/reproduce/toy");
  }

  /** The scene that the demo aligns. */
  public Path demoScene() {
    return root.resolve("scripts/demo-data/philippines_A");
  }

  /** Where the demo writes unless told otherwise. */
  public Path demoOutput() {
    return root.resolve("out/demo");
  }

  /** What the runs of an experiment gave, kept between runs and never committed. */
  public Path keptRuns(String experiment) {
    return root.resolve("out/reproduce").resolve(experiment);
  }

  /** Folder of the calibrations that are shipped. */
  public Path calibrations() {
    return root.resolve("registration/src/main/resources/org/cadalign/confidence");
  }

  /** The document that figures are written to. */
  public Path results() {
    return root.resolve("docs/results.md");
  }

  /** What readers see first. */
  public Path readme() {
    return root.resolve("README.md");
  }

  /** A picture beside that document. */
  public Path picture(String name) {
    return root.resolve("docs").resolve(name);
  }

  /** Writes a section of the document that figures are written to, between its markers. */
  public void write(String section, String body) throws DataException {
    new MarkedSection(section).write(results(), body);
  }

  /**
   * The commit, marked where the working tree differs from it in more than documents, which
   * benchmarks write; "unknown" outside of git.
   */
  public String commit() {
    String commit = git("rev-parse", "--short=12", "HEAD");
    String changed = git("status", "--porcelain", "--", ".", ":!docs", ":!*.md");
    return commit.isEmpty() ? "unknown" : commit + (changed.isEmpty() ? "" : "-dirty");
  }

  private String git(String... arguments) {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    try {
      Process git =
          new ProcessBuilder(command)
              .directory(root.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      try (InputStream out = git.getInputStream()) {
        return new String(out.readAllBytes(), StandardCharsets.UTF_8).strip();
      }
    } catch (IOException e) {
      return "";
    }
  }
}
