package org.cadalign.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class FirstRunsTest {
  private final FirstRuns runs = new FirstRuns();
  private final AtomicInteger running = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();

  @Test
  void runsTheFirstOfAKindAlone() throws Exception {
    both(() -> runs.run("new", this::count), () -> runs.run("other", this::count));
    assertThat(most).hasValue(1);
  }

  @Test
  void runsWhatIsKnownSideBySide() throws Exception {
    runs.run("known", () -> 0);
    CountDownLatch together = new CountDownLatch(2);
    Callable<Boolean> known = () -> runs.run("known", () -> meet(together));
    assertThat(both(known, known)).containsExactly(true, true);
  }

  @Test
  void runsAloneAgainWhatFailed() throws Exception {
    assertThatThrownBy(
            () ->
                runs.run(
                    "new",
                    () -> {
                      throw new IllegalStateException("no");
                    }))
        .hasMessage("no");
    runsTheFirstOfAKindAlone();
  }

  @ParameterizedTest
  @CsvSource({"1, 8", "8, 8", "9, 16", "64, 64", "65, 80", "128, 128", "129, 160", "300, 320"})
  void roundsNumbersOfGroupsUp(long groups, long rounded) {
    assertThat(MatchHead.roundedUp(groups)).isEqualTo(rounded);
  }

  private int count() {
    most.accumulateAndGet(running.incrementAndGet(), Math::max);
    pause();
    return running.decrementAndGet();
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean meet(CountDownLatch together) {
    together.countDown();
    try {
      return together.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      return false;
    }
  }

  private static <T> List<T> both(Callable<T> one, Callable<T> other) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      var first = threads.submit(one);
      var second = threads.submit(other);
      return List.of(first.get(), second.get());
    } finally {
      threads.shutdownNow();
    }
  }
}
