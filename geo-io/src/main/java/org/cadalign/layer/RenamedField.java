package org.cadalign.layer;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A column that could not have the name that was wanted for it.
 *
 * @param wanted name
 * @param given name instead
 */
public record RenamedField(String wanted, String given) {
  /** All of a file in one line; empty where each has its name. */
  public static Optional<String> line(List<RenamedField> renamed) {
    return renamed.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "field "
                + renamed.stream()
                    .map(field -> "'" + field.wanted + "' is called '" + field.given + "'")
                    .collect(Collectors.joining(", ")));
  }
}
