package org.cadalign.reproduce.enforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoursesTest {
  private static final Courses COURSES =
      new Courses(
          Map.of(
              Arm.ALONE, List.of(course(0.2, 0.5, 10), course(0.4, 0.7, 20)),
              Arm.SIMILAR, List.of(course(0.3, 0.5, 40), course(0.6, 0.8, 60)),
              Arm.OPPOSED, List.of(course(0.1, 0.1, 40), course(0.1, 0.1, 60))));

  @Test
  void comparesSeedBySeed() {
    assertThat(COURSES.accuracy(Arm.ALONE, 25).mean()).isCloseTo(30, within(1e-9));
    assertThat(COURSES.gain(Arm.SIMILAR, 25).mean()).isCloseTo(15, within(1e-9));
    assertThat(COURSES.gain(Arm.SIMILAR, 25).deviation()).isCloseTo(Math.sqrt(50), within(1e-9));
    assertThat(COURSES.gain(Arm.SIMILAR, 25).error()).isCloseTo(5, within(1e-9));
    assertThat(COURSES.milliseconds(Arm.SIMILAR)).isEqualTo(50);
    assertThat(COURSES.of(Arm.ALONE, Course::meanSimilarity).mean()).isEqualTo(0.25);
  }

  @Test
  void findsTheStepByStraightLines() {
    assertThat(COURSES.stepsTo(Arm.ALONE, 30)).hasValue(25);
    assertThat(COURSES.stepsTo(Arm.ALONE, 20)).hasValue(12.5);
    assertThat(COURSES.stepsTo(Arm.ALONE, 45).orElseThrow()).isCloseTo(87.5, within(1e-9));
    assertThat(COURSES.stepsTo(Arm.OPPOSED, 40)).isEmpty();
  }

  @Test
  void tellsAllInTablesAndJson() {
    String text = new EnforceTable(COURSES, "Commit x").markdown();
    assertThat(text)
        .startsWith("Commit x")
        .contains("| 25 | 30.0 ± 14.1 | 45.0 ± 21.2 | 10.0 ± 0.0 |  |  |")
        .contains("| 150 | 60.0 ± 14.1 | 65.0 ± 21.2 | 10.0 ± 0.0 | 77.0 | 77.0 |")
        .contains("| CE + k^C | 50.0 | 3.0 | not reached | not reached | not reached |  |  |  |")
        .contains("The published curve with similarity lies 12.0 points from that of -k^C and 67.0")
        .contains("After 25 steps, seed by seed, -k^C is +15.0 ± 5.0 points from CE alone");
    assertThat(EnforceJson.of(COURSES))
        .startsWith("{\"seeds\":2,")
        .contains("\"gain_step_25\":15.0", "\"step_cost_ratio\":3.3333");
  }

  @Test
  void aCourseIsKeptForItsProtocolOnly(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("kept/alone-1.json");
    assertThat(Course.read(file, "p")).isEmpty();
    course(0.2, 0.5, 10).write(file);
    assertThat(Course.read(file, "p")).contains(course(0.2, 0.5, 10));
    assertThat(Course.read(file, "q")).isEmpty();
    Files.writeString(file, "{\"protocol\": \"p\", ");
    assertThat(Course.read(file, "p")).isEmpty();
  }

  private static Course course(double early, double late, double milliseconds) {
    return new Course(
        "p",
        new TreeMap<>(Map.of(25, early, 150, late)),
        List.of(0.0, 0.5),
        milliseconds,
        3,
        0.5,
        0.25);
  }
}
