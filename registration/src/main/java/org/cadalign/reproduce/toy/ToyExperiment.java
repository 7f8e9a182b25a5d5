package org.cadalign.reproduce.toy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.cadalign.gate.DataException;
import org.cadalign.progress.Progress;
import org.cadalign.reproduce.SideBySide;
import org.cadalign.toy.ToyData.Density;

/**
 * Trains what the store does not have, and counts.
 *
 * @param protocol which runs there are
 * @param store of runs
 * @param threads runs that are trained, or counted, side by side
 */
record ToyExperiment(ToyProtocol protocol, ToyRunStore store, int threads) {
  ToyResult run(Progress progress) throws IOException, DataException, InterruptedException {
    train(progress);
    int counted = protocol.settings().size() + protocol.frequencies().size();
    try (Progress.Task task = progress.begin("count", counted, "runs")) {
      List<ToyCurve> uniform = new ArrayList<>();
      for (int frequency : protocol.frequencies()) {
        uniform.add(curve(protocol.settings(frequency, Density.UNIFORM), task));
      }
      ToyCurve triangular =
          curve(protocol.settings(protocol.triangular(), Density.TRIANGULAR), task);
      return new ToyResult(uniform, triangular, dynamics(task));
    }
  }

  private void train(Progress progress) throws IOException, DataException, InterruptedException {
    List<ToySetting> settings = protocol.settings();
    long epochs = settings.stream().mapToLong(ToySetting::epochs).sum();
    try (Progress.Task task = progress.begin("train", epochs, "epochs")) {
      List<Callable<Boolean>> work = new ArrayList<>();
      settings.forEach(setting -> work.add(() -> train(setting, task)));
      SideBySide.run(work, threads);
    }
  }

  /** Keeps a run as soon as it is done; false where it was there. */
  private boolean train(ToySetting setting, Progress.Task task) throws IOException {
    if (store.find(setting).isPresent()) {
      task.advance(setting.epochs());
      return false;
    }
    store.keep(setting, setting.train(task));
    return true;
  }

  private ToyCurve curve(List<ToySetting> settings, Progress.Task task)
      throws IOException, DataException, InterruptedException {
    List<Callable<ToyCounts>> work = new ArrayList<>();
    for (ToySetting setting : settings) {
      work.add(() -> counted(task, ToyCounts.of(run(setting).trained(), setting.data())));
    }
    return new ToyCurve(settings.get(0).data(), SideBySide.run(work, threads));
  }

  private ToyDynamics dynamics(Progress.Task task)
      throws IOException, DataException, InterruptedException {
    List<Callable<List<ToyDynamics.Point>>> work = new ArrayList<>();
    for (int frequency : protocol.frequencies()) {
      ToySetting first = protocol.settings(frequency, Density.UNIFORM).get(0);
      work.add(() -> counted(task, ToyDynamics.of(first, run(first))));
    }
    return new ToyDynamics(SideBySide.run(work, threads).stream().flatMap(List::stream).toList());
  }

  private static <T> T counted(Progress.Task task, T counts) {
    task.advance(1);
    return counts;
  }

  private ToyRun run(ToySetting setting) throws IOException {
    return store.find(setting).orElseThrow();
  }
}
