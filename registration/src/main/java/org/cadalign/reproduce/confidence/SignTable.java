package org.cadalign.reproduce.confidence;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cadalign.confidence.Sign;
import org.cadalign.reproduce.confidence.JudgedScene.Building;

/** Judged buildings as CSV, for those who want to look closer: a row each, signs by column. */
final class SignTable {
  private SignTable() {}

  static String csv(List<JudgedScene> scenes) {
    String head =
        Stream.concat(
                Stream.of("scene", "kind", "error_m"), Stream.of(Sign.values()).map(Sign::column))
            .collect(Collectors.joining(","));
    return Stream.concat(
            Stream.of(head),
            scenes.stream().flatMap(scene -> scene.buildings().stream().map(b -> row(scene, b))))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static String row(JudgedScene scene, Building building) {
    Stream<String> signs =
        Stream.of(Sign.values())
            .map(building.signs()::of)
            .map(value -> value.isPresent() ? number(value.getAsDouble()) : "");
    String kind = scene.kind().name().toLowerCase(Locale.ROOT);
    return Stream.concat(Stream.of(scene.name(), kind, number(building.error())), signs)
        .collect(Collectors.joining(","));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.5g", value);
  }
}
