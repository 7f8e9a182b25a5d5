package org.cadalign.reproduce;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.cadalign.gate.DataException;

/**
 * Figures of runs that take long, one small file each, so that an experiment that was stopped goes
 * on where it was. A file is named by all that its run depends on, and holds one number a line.
 *
 * @param folder made when the first run ends
 */
public record KeptRuns(Path folder) {
  /** Whether the figures of a run are kept. */
  public boolean have(String key) {
    return Files.exists(folder.resolve(key + ".txt"));
  }

  /**
   * The figures of a run: kept ones, or new ones, which are kept then.
   *
   * @param key letters, digits, points and hyphens
   */
  public double[] of(String key, Supplier<double[]> run) throws DataException {
    Path file = folder.resolve(key + ".txt");
    try {
      if (Files.exists(file)) {
        List<String> lines = Files.readAllLines(file);
        return lines.stream().mapToDouble(Double::parseDouble).toArray();
      }
      double[] figures = run.get();
      Files.createDirectories(folder);
      Path unfinished = Files.createTempFile(folder, key, ".part");
      String text =
          Arrays.stream(figures).mapToObj(Double::toString).collect(Collectors.joining("\n"));
      Files.writeString(unfinished, text + "\n");
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
      return figures;
    } catch (NumberFormatException e) {
      throw new DataException(
          DataException.Code.BAD_VALUE, file, "it holds no figures", "delete it", e);
    } catch (IOException e) {
      throw new DataException(
          DataException.Code.WRITE_FAILED, file, e.toString(), "check its folder's permissions", e);
    }
  }
}
