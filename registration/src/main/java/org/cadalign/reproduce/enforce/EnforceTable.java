package org.cadalign.reproduce.enforce;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** The courses as tables and sentences for docs/results.md. */
record EnforceTable(Courses courses, String heading) {
  private static final List<Integer> LEVELS = List.of(40, 50, 60);

  String markdown() {
    return heading
        + "\n\n"
        + accuracies()
        + "\n"
        + levels()
        + "\n"
        + similarities()
        + "\n"
        + String.join("\n", sentences())
        + "\n";
  }

  private String accuracies() {
    StringBuilder text = new StringBuilder();
    text.append("Accuracy on 1000 test images in %, mean ± standard deviation over the seeds:\n\n");
    text.append("| step | CE | CE - k^C | CE + k^C | published CE | published with similarity |\n");
    text.append("| --- | --- | --- | --- | --- | --- |\n");
    for (int step : courses.steps()) {
      text.append("| ").append(step);
      for (Arm arm : Arm.values()) {
        Spread spread = courses.accuracy(arm, step);
        text.append(format(" | %.1f ± %.1f", spread.mean(), spread.deviation()));
      }
      for (Arm arm : List.of(Arm.ALONE, Arm.SIMILAR)) {
        text.append(" | ").append(number(Published.accuracy(arm, step)));
      }
      text.append(" |\n");
    }
    return text.toString();
  }

  private String levels() {
    StringBuilder text = new StringBuilder();
    text.append("Steps, and seconds by the clock, to an accuracy (of the mean curve):\n\n");
    text.append(
        """
        | | ms a step by the clock | of processor time | 40 % | 50 % | 60 % | published 40 % | 50 % | 60 % |
        | --- | --- | --- | --- | --- | --- | --- | --- | --- |
        """);
    for (Arm arm : Arm.values()) {
      text.append(
          format(
              "| %s | %.1f | %.1f",
              arm.title(), courses.milliseconds(arm), courses.processor(arm)));
      for (int level : LEVELS) {
        text.append(" | ").append(reached(arm, level));
      }
      for (int level : LEVELS) {
        text.append(" | ").append(number(Published.stepsTo(arm, level)));
      }
      text.append(" |\n");
    }
    return text.toString();
  }

  private String reached(Arm arm, int level) {
    OptionalDouble steps = courses.stepsTo(arm, level);
    return steps.isEmpty()
        ? "not reached"
        : format(
            "%.0f steps, %.2f s",
            steps.getAsDouble(), steps.getAsDouble() * courses.milliseconds(arm) / 1000);
  }

  private String similarities() {
    StringBuilder text = new StringBuilder();
    text.append("Mean k^C, ± standard deviation over the seeds:\n\n");
    text.append(
        """
        | | pairs trained on, over all steps | test images of one class, at the end | of two classes |
        | --- | --- | --- | --- |
        """);
    for (Arm arm : Arm.values()) {
      text.append("| ").append(arm.title());
      text.append(spread(courses.of(arm, Course::meanSimilarity)));
      text.append(spread(courses.of(arm, Course::same)));
      text.append(spread(courses.of(arm, Course::other)));
      text.append(" |\n");
    }
    return text.toString();
  }

  private List<String> sentences() {
    int last = courses.steps().get(courses.steps().size() - 1);
    return List.of(
        "- " + gains(25), "- " + gains(last), "- " + published(), "- " + alike(), "- " + cost());
  }

  private String gains(int step) {
    return format(
        "After %d steps, seed by seed, -k^C is %+.1f ± %.1f points from CE alone, and +k^C %+.1f ± %.1f"
            + " (± standard error).",
        step,
        courses.gain(Arm.SIMILAR, step).mean(),
        courses.gain(Arm.SIMILAR, step).error(),
        courses.gain(Arm.OPPOSED, step).mean(),
        courses.gain(Arm.OPPOSED, step).error());
  }

  private String published() {
    return format(
        "The published curve with similarity lies %.1f points from that of -k^C and %.1f from that of"
            + " +k^C; the published CE lies %.1f from CE here (roots of mean squares).",
        courses.fromPublished(Arm.SIMILAR, Arm.SIMILAR),
        courses.fromPublished(Arm.OPPOSED, Arm.SIMILAR),
        courses.fromPublished(Arm.ALONE, Arm.ALONE));
  }

  private String alike() {
    return format(
        "-k^C moves the mean k^C of the pairs by %+.3f ± %.3f, +k^C by %+.3f ± %.3f.",
        courses.over(Arm.SIMILAR, Course::meanSimilarity).mean(),
        courses.over(Arm.SIMILAR, Course::meanSimilarity).error(),
        courses.over(Arm.OPPOSED, Course::meanSimilarity).mean(),
        courses.over(Arm.OPPOSED, Course::meanSimilarity).error());
  }

  private String cost() {
    return format(
        "A step with k^C takes %.1f times as long as one without by the clock, and %.1f times the processor time.",
        courses.milliseconds(Arm.SIMILAR) / courses.milliseconds(Arm.ALONE),
        courses.processor(Arm.SIMILAR) / courses.processor(Arm.ALONE));
  }

  private static String spread(Spread spread) {
    return format(" | %.3f ± %.3f", spread.mean(), spread.deviation());
  }

  private static String number(OptionalDouble value) {
    return value.isEmpty() ? "" : format("%.1f", value.getAsDouble());
  }

  private static String format(String text, Object... values) {
    return String.format(Locale.ROOT, text, values);
  }
}
