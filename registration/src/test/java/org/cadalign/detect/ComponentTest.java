package org.cadalign.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComponentTest {
  /** Rows of pixels, parted by slashes; x is roof. */
  @ParameterizedTest
  @CsvSource({
    "x, 1",
    "x.x, 2",
    "xx/xx, 1",
    "x./.x, 2",
    "x.x/xxx, 1",
    "xxx/x.x/xxx, 1",
    "xxx/.../xxx, 2",
    "x.x.x/xxxxx, 1",
    "x...x/x.x.x/xxx.x, 2",
    ".x/xx/x., 1",
  })
  void joinsRunsThatTouchAlongASide(String rows, int components) {
    assertThat(Component.of(Pictures.runs(rows))).hasSize(components);
  }

  @Test
  void neitherOrderNorCutsMatter() {
    List<Run> whole = new ArrayList<>();
    List<Run> cut = new ArrayList<>();
    for (Run run : Pictures.runs("xxxx.xx/x..xxx./xxxx.xx/.....x.")) {
      whole.add(
          new Run(run.y(), run.from(), run.to(), new FillSum(5L * run.pixels(), run.pixels())));
      for (int x = run.from(); x < run.to(); x++) {
        cut.add(new Run(run.y(), x, x + 1, new FillSum(5, 1)));
      }
    }
    Collections.shuffle(cut, new Random(3));
    assertThat(Component.of(cut)).isEqualTo(Component.of(whole));
  }

  @Test
  void theScoreIsTheMeanProbability() {
    Component component =
        Component.of(
                List.of(
                    new Run(0, 0, 2, new FillSum(10_000, 2)),
                    new Run(1, 0, 2, new FillSum(20_000, 2))))
            .get(0);
    assertThat(component.score()).isEqualTo(0.75);
    assertThat(component.pixels()).isEqualTo(4);
  }
}
