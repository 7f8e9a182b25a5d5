package org.cadalign.cli;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What a command was told, read from its own declaration, so that no option is forgotten. */
final class OptionValues {
  private OptionValues() {}

  /**
   * Every option and parameter by its longest name or label, such as {@code --bands} or {@code
   * IMAGE}, with the text that was given, else the default; empty where there is neither. Asking
   * for help or the version is no option of a run.
   */
  static SortedMap<String, Optional<String>> of(CommandSpec command) {
    SortedMap<String, Optional<String>> values = new TreeMap<>();
    for (OptionSpec option : command.options()) {
      if (!option.usageHelp() && !option.versionHelp()) {
        values.put(option.longestName(), value(option));
      }
    }
    command.positionalParameters().forEach(p -> values.put(p.paramLabel(), value(p)));
    return values;
  }

  private static Optional<String> value(ArgSpec argument) {
    List<String> given = argument.originalStringValues();
    if (!given.isEmpty()) {
      return Optional.of(String.join(",", given));
    }
    return Optional.ofNullable(argument.defaultValue()).or(() -> text(argument.getValue()));
  }

  /** Of a default, and of flags, which are given without text; of repeated ones, how often. */
  private static Optional<String> text(Object value) {
    if (value instanceof Optional<?> optional) {
      return optional.map(Object::toString);
    } else if (value instanceof Collection<?> list) {
      return Optional.of(list.stream().map(Object::toString).collect(Collectors.joining(",")))
          .filter(text -> !text.isEmpty());
    } else if (value instanceof boolean[] times) {
      return times.length == 0 ? Optional.empty() : Optional.of("" + times.length);
    }
    return Optional.ofNullable(value).map(Object::toString);
  }
}
