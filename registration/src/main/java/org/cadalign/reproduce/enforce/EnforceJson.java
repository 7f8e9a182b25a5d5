package org.cadalign.reproduce.enforce;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.OptionalDouble;

/** The courses as the one line of JSON that ends the output. */
final class EnforceJson {
  private EnforceJson() {}

  static String of(Courses courses) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("seeds", courses.seeds());
    for (Arm arm : Arm.values()) {
      put(json.putObject(arm.key()), courses, arm);
    }
    json.put("gain_step_25", rounded(courses.gain(Arm.SIMILAR, 25).mean()));
    json.put("gain_step_25_error", rounded(courses.gain(Arm.SIMILAR, 25).error()));
    json.put("gain_step_25_opposed", rounded(courses.gain(Arm.OPPOSED, 25).mean()));
    json.put(
        "step_cost_ratio",
        rounded(courses.milliseconds(Arm.SIMILAR) / courses.milliseconds(Arm.ALONE)));
    json.put("published_from_similar", rounded(courses.fromPublished(Arm.SIMILAR, Arm.SIMILAR)));
    json.put("published_from_opposed", rounded(courses.fromPublished(Arm.OPPOSED, Arm.SIMILAR)));
    json.put("similarity_gain", rounded(courses.over(Arm.SIMILAR, Course::meanSimilarity).mean()));
    json.put(
        "similarity_gain_opposed",
        rounded(courses.over(Arm.OPPOSED, Course::meanSimilarity).mean()));
    return json.toString();
  }

  private static void put(ObjectNode json, Courses courses, Arm arm) {
    ObjectNode accuracy = json.putObject("accuracy");
    ObjectNode deviation = json.putObject("deviation");
    for (int step : courses.steps()) {
      accuracy.put(String.valueOf(step), rounded(courses.accuracy(arm, step).mean()));
      deviation.put(String.valueOf(step), rounded(courses.accuracy(arm, step).deviation()));
    }
    ObjectNode steps = json.putObject("steps_to");
    for (int level : List.of(40, 50, 60)) {
      OptionalDouble reached = courses.stepsTo(arm, level);
      if (reached.isPresent()) {
        steps.put(String.valueOf(level), rounded(reached.getAsDouble()));
      } else {
        steps.putNull(String.valueOf(level));
      }
    }
    json.put("step_ms", rounded(courses.milliseconds(arm)));
    json.put("step_processor_ms", rounded(courses.processor(arm)));
    json.put("similarity", rounded(courses.of(arm, Course::meanSimilarity).mean()));
    json.put("similarity_same_class", rounded(courses.of(arm, Course::same).mean()));
    json.put("similarity_other_class", rounded(courses.of(arm, Course::other).mean()));
  }

  private static double rounded(double value) {
    return Math.rint(value * 1e4) / 1e4;
  }
}
