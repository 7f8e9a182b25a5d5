package org.cadalign.spec;

import java.util.List;

/**
 * What a network is, free of any engine: a record value per preset. An engine knows how to build
 * each family of records; a new preset of a family is one more value.
 */
public sealed interface NetworkSpec
    permits DigitClassifierSpec, DoubleUnetSpec, OutlineMatcherSpec {
  /** Name of the preset, as in {@code train --network}. */
  String name();

  /** Names of the stages in the order in which they run. */
  List<String> stages();

  /** All that training changes, in ascending order of the names. */
  List<Parameter> parameters();

  /** Number of trained values. */
  default long size() {
    return parameters().stream().mapToLong(Parameter::size).reduce(0, Math::addExact);
  }
}
