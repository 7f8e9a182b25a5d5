package org.cadalign.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The course of a training, a line per look at the tuning samples: {@code step,rate,minutes}, then
 * the mean training losses since the last line and the tuning losses, named {@code train.*} and
 * {@code tune.*}.
 */
public final class TrainingLog {
  private final Path file;
  private final List<Entry> entries = new ArrayList<>();

  /**
   * One line.
   *
   * @param step steps done
   * @param rate last size of a step
   * @param minutes of computing so far, over all processes
   * @param losses by name, with {@code train.} or {@code tune.} before it
   */
  public record Entry(long step, double rate, double minutes, SortedMap<String, Double> losses) {}

  /** Starts an empty log, or takes up one that was kept. */
  public TrainingLog(Path file) throws IOException {
    this.file = file;
    if (Files.exists(file)) {
      // A process that was killed may have left half a line, or nothing at all.
      String text = Files.readString(file);
      List<String> lines = text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
      for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
        entries.add(parse(lines.get(0).split(",", -1), line.split(",", -1)));
      }
    }
  }

  private static Entry parse(String[] header, String[] cells) {
    SortedMap<String, Double> losses = new TreeMap<>();
    for (int i = 3; i < cells.length; i++) {
      losses.put(header[i], Double.valueOf(cells[i]));
    }
    return new Entry(
        Long.parseLong(cells[0]),
        Double.parseDouble(cells[1]),
        Double.parseDouble(cells[2]),
        losses);
  }

  /** Forgets lines after a step, when training goes on from an older checkpoint. */
  public void truncate(long step) throws IOException {
    entries.removeIf(entry -> entry.step() > step);
    Files.deleteIfExists(file);
    for (Entry entry : entries) {
      write(entry);
    }
  }

  public void add(Entry entry) throws IOException {
    entries.add(entry);
    write(entry);
  }

  private void write(Entry entry) throws IOException {
    StringBuilder text = new StringBuilder();
    if (!Files.exists(file)) {
      text.append("step,rate,minutes");
      entry.losses().keySet().forEach(name -> text.append(',').append(name));
      text.append('\n');
    }
    text.append(
        String.format(Locale.ROOT, "%d,%.3g,%.2f", entry.step(), entry.rate(), entry.minutes()));
    entry.losses().values().forEach(v -> text.append(String.format(Locale.ROOT, ",%.5f", v)));
    text.append('\n');
    Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  public List<Entry> entries() {
    return List.copyOf(entries);
  }

  /** Minutes of computing so far. */
  public double minutes() {
    return entries.isEmpty() ? 0 : entries.get(entries.size() - 1).minutes();
  }
}
