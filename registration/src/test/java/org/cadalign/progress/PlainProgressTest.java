package org.cadalign.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PlainProgressTest {
  private final AtomicLong clock = new AtomicLong(-5);
  private final StringWriter printed = new StringWriter();
  private final Progress progress = new PlainProgress(new PrintWriter(printed), clock::get);

  @Test
  void printsOneLineEveryTenSeconds() {
    try (Progress.Task task = progress.begin("align", 100, "px")) {
      for (int second = 1; second <= 25; second++) {
        clock.addAndGet(TimeUnit.SECONDS.toNanos(1));
        task.advance(2);
      }
    }
    assertThat(printed.toString().lines())
        .containsExactly("align: 20 % 2.0 px/s ETA 0:40", "align: 40 % 2.0 px/s ETA 0:30");
  }

  @Test
  void isSilentForShortTasks() {
    try (Progress.Task task = progress.begin("align", 1, "px")) {
      clock.addAndGet(TimeUnit.SECONDS.toNanos(9));
      task.advance(1);
    }
    assertThat(printed.toString()).isEmpty();
  }

  @Test
  void doesNotMakeUpForSilence() {
    try (Progress.Task task = progress.begin("align", 10, "px")) {
      clock.addAndGet(TimeUnit.SECONDS.toNanos(60));
      task.advance(5);
      task.advance(1);
    }
    assertThat(printed.toString().lines()).containsExactly("align: 50 % 0.1 px/s ETA 1:00");
  }
}
