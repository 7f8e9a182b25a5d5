package org.cadalign.progress;

import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/** Progress on a terminal: one line with a bar, rate and ETA that is drawn over itself. */
public final class BarProgress implements Progress {
  private static final int COLUMNS = 78;
  private static final int INTERVAL_MS = 250;

  private final PrintStream terminal;

  public BarProgress(PrintStream terminal) {
    this.terminal = terminal;
  }

  @Override
  public Task begin(String name, long total, String unit) {
    return new Bar(
        new ProgressBarBuilder()
            .setTaskName(name)
            .setInitialMax(total)
            .setUpdateIntervalMillis(INTERVAL_MS)
            .setRenderer(new BarRenderer(name, unit))
            .setConsumer(new ConsoleProgressBarConsumer(terminal, COLUMNS))
            .build());
  }

  private record Bar(ProgressBar bar) implements Task {
    @Override
    public void advance(long amount) {
      bar.stepBy(amount);
    }

    @Override
    public void close() {
      bar.close();
    }
  }
}
