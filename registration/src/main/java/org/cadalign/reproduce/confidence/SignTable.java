package org.cadalign.reproduce.confidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cadalign.confidence.Sign;
import org.cadalign.confidence.Sign.Source;
import org.cadalign.confidence.Signs;
import org.cadalign.field.Displacement;
import org.cadalign.gate.DataException;
import org.cadalign.reproduce.confidence.JudgedScene.Building;

/** Judged buildings as CSV, for those who want to look closer: a row each, signs by column. */
final class SignTable {
  private SignTable() {}

  static String csv(List<JudgedScene> scenes) {
    String head =
        Stream.concat(
                Stream.of("scene", "kind", "error_m", "right_m", "down_m"),
                Stream.of(Sign.values()).map(Sign::column))
            .collect(Collectors.joining(","));
    return Stream.concat(
            Stream.of(head),
            scenes.stream().flatMap(scene -> scene.buildings().stream().map(b -> row(scene, b))))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  /**
   * Reads what {@link #csv} wrote.
   *
   * @param wanted signs; others of the file are passed over
   */
  static List<JudgedScene> read(Path file, Collection<Sign> wanted) throws DataException {
    try {
      List<String> lines = Files.readAllLines(file);
      List<String> columns = List.of(lines.get(0).split(","));
      Map<String, List<String[]>> scenes = new LinkedHashMap<>();
      for (String line : lines.subList(1, lines.size())) {
        String[] cells = line.split(",", -1);
        scenes.computeIfAbsent(cells[0], name -> new ArrayList<>()).add(cells);
      }
      refuseLacking(lines, columns, wanted);
      return scenes.entrySet().stream()
          .map(e -> scene(e.getKey(), e.getValue(), columns, wanted))
          .toList();
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new DataException(
          DataException.Code.BAD_VALUE, file, e.toString(), "give a file that --table wrote", e);
    }
  }

  /** A sign may be unknown of a building, but not all signs of a source of all buildings. */
  private static void refuseLacking(
      List<String> lines, List<String> columns, Collection<Sign> wanted) {
    Set<Source> lacking = wanted.stream().map(Sign::source).collect(Collectors.toSet());
    for (Sign sign : wanted) {
      int at = columns.indexOf(sign.column());
      if (at >= 0 && lines.stream().skip(1).anyMatch(l -> !l.split(",", -1)[at].isEmpty())) {
        lacking.remove(sign.source());
      }
    }
    if (!lacking.isEmpty()) {
      throw new IllegalArgumentException("it has no signs of " + lacking);
    }
  }

  private static JudgedScene scene(
      String name, List<String[]> rows, List<String> columns, Collection<Sign> wanted) {
    JudgedScene.Kind kind = JudgedScene.Kind.valueOf(rows.get(0)[1].toUpperCase(Locale.ROOT));
    return new JudgedScene(
        name, kind, rows.stream().map(r -> building(r, columns, wanted)).toList(), 0);
  }

  private static Building building(String[] cells, List<String> columns, Collection<Sign> wanted) {
    EnumMap<Sign, Double> signs = new EnumMap<>(Sign.class);
    for (Sign sign : wanted) {
      int at = columns.indexOf(sign.column());
      if (at >= 0 && !cells[at].isEmpty()) {
        signs.put(sign, Double.valueOf(cells[at]));
      }
    }
    int right = columns.indexOf("right_m");
    int down = columns.indexOf("down_m");
    boolean told = right >= 0 && down >= 0 && !cells[right].isEmpty();
    Optional<Displacement> offset =
        told
            ? Optional.of(
                new Displacement(Double.parseDouble(cells[right]), Double.parseDouble(cells[down])))
            : Optional.empty();
    return new Building(new Signs(signs), Double.parseDouble(cells[2]), offset);
  }

  private static String row(JudgedScene scene, Building building) {
    Stream<String> signs =
        Stream.of(Sign.values())
            .map(building.signs()::of)
            .map(value -> value.isPresent() ? number(value.getAsDouble()) : "");
    String kind = scene.kind().name().toLowerCase(Locale.ROOT);
    String right = building.offset().map(offset -> number(offset.dx())).orElse("");
    String down = building.offset().map(offset -> number(offset.dy())).orElse("");
    Stream<String> errors = Stream.of(number(building.error()), right, down);
    return Stream.of(Stream.of(scene.name(), kind), errors, signs)
        .flatMap(cells -> cells)
        .collect(Collectors.joining(","));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.5g", value);
  }
}
