package org.cadalign.synth;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cadalign.match.Workers;
import org.cadalign.progress.Progress;
import org.cadalign.raster.PhotographWriter;
import org.cadalign.raster.Window;

/** Takes photographs a row of windows at a time, by several workers; windows are asked in order. */
final class PhotographRows implements PhotographWriter.Pixels {
  private final Photograph photograph;
  private final int width;
  private final Workers workers;
  private final Progress.Task task;
  private final Map<Window, byte[]> row = new HashMap<>();

  /**
   * A reader.
   *
   * @param width of the photograph, pixels
   * @param task is told of every pixel
   */
  PhotographRows(Photograph photograph, int width, Workers workers, Progress.Task task) {
    this.photograph = photograph;
    this.width = width;
    this.workers = workers;
    this.task = task;
  }

  @Override
  public byte[] read(Window window) {
    if (!row.containsKey(window)) {
      take(window);
    }
    return row.remove(window);
  }

  private void take(Window first) {
    row.clear();
    List<Window> windows = new ArrayList<>();
    List<Workers.Task<byte[]>> tasks = new ArrayList<>();
    for (int x = first.x(); x < width; x += first.width()) {
      int right = Math.min(width, x + first.width());
      Window window = new Window(x, first.y(), right - x, first.height());
      windows.add(window);
      tasks.add(
          () -> {
            byte[] pixels = photograph.read(window);
            task.advance(window.area());
            return pixels;
          });
    }
    List<byte[]> taken = workers.run(tasks);
    for (int i = 0; i < taken.size(); i++) {
      row.put(windows.get(i), taken.get(i));
    }
  }
}
