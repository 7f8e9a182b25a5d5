package org.cadalign.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;

/**
 * Remembers what elastix answered, since that does not depend on this program's model: one file per
 * input, named by its key. It may be deleted or copied to another checkout at any time.
 *
 * <p>A file is a line {@code points N} and N lines {@code x y}, or the one line {@code gave up:}
 * and why. A file that is neither counts as absent.
 *
 * @param folder of the files
 * @param version of elastix, as it prints it
 * @param fresh whether to ask elastix even if the answer is known
 * @param elastix who is asked
 */
record ElastixMemory(Path folder, String version, boolean fresh, ElastixRun elastix)
    implements ElastixRun {
  private static final String POINTS = "points ";
  private static final String GAVE_UP = "gave up: ";

  @Override
  public List<Coordinate> carry(ElastixInput input) throws IOException {
    Path file = folder.resolve(input.key(version) + ".txt");
    if (!fresh && Files.exists(file)) {
      Optional<List<Coordinate>> known = read(Files.readAllLines(file), input.points().size());
      if (known.isPresent()) {
        return known.get();
      }
    }
    return ask(input, file);
  }

  private List<Coordinate> ask(ElastixInput input, Path file) throws IOException {
    try {
      List<Coordinate> points = elastix.carry(input);
      write(file, text(points));
      return points;
    } catch (GaveUpException e) {
      write(file, GAVE_UP + e.getMessage() + "\n");
      throw e;
    }
  }

  private static String text(List<Coordinate> points) {
    StringBuilder text = new StringBuilder(POINTS + points.size() + "\n");
    points.forEach(point -> text.append(point.x).append(' ').append(point.y).append('\n'));
    return text.toString();
  }

  private static Optional<List<Coordinate>> read(List<String> lines, int count)
      throws GaveUpException {
    if (lines.size() == 1 && lines.get(0).startsWith(GAVE_UP)) {
      throw new GaveUpException(lines.get(0).substring(GAVE_UP.length()));
    }
    boolean whole = lines.size() == count + 1 && lines.get(0).equals(POINTS + count);
    return whole ? points(lines.subList(1, lines.size())) : Optional.empty();
  }

  private static Optional<List<Coordinate>> points(List<String> lines) {
    List<Coordinate> points = new ArrayList<>();
    try {
      for (String line : lines) {
        int space = line.indexOf(' ');
        points.add(
            new Coordinate(
                Double.parseDouble(line.substring(0, Math.max(space, 0))),
                Double.parseDouble(line.substring(space + 1))));
      }
      return Optional.of(points);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private void write(Path file, String text) throws IOException {
    Files.createDirectories(folder);
    Path part = Files.createTempFile(folder, "answer", ".part");
    try {
      Files.writeString(part, text);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
