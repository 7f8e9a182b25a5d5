package org.cadalign.align;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.cadalign.data.Group;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;

class UnsupportedTest {
  /** Supports of buildings, pieces parted by slashes; - is a building that is not seen. */
  @ParameterizedTest
  @CsvSource({
    "0.5/0.1/0.09, '', '2'",
    "0.5/0.3/0, 2, ''",
    "0.5/0.3/0 0.5/0 0, '', '3'",
    "0.5/-/0 -, '', ''",
    "0.5/0.2/0.0/0, '', '2 3'",
  })
  void arePiecesOfWhichNothingIsBorneOut(String supports, String pinned, String expected) {
    List<Optional<Double>> each = new ArrayList<>();
    List<Group> groups = new ArrayList<>();
    for (String piece : supports.split("/", -1)) {
      List<Integer> members = new ArrayList<>();
      for (String support : piece.split(" ", -1)) {
        members.add(each.size());
        each.add(support.equals("-") ? Optional.empty() : Optional.of(Double.valueOf(support)));
      }
      groups.add(new Group(members, new Coordinate(0, 0), new Envelope(0, 1, 0, 1)));
    }
    Pieces pieces = new Pieces(groups, List.of());
    assertThat(Unsupported.of(pieces, each, numbers(pinned), 0.1)).isEqualTo(numbers(expected));
  }

  private static Set<Integer> numbers(String words) {
    Set<Integer> numbers = new TreeSet<>();
    Arrays.stream(words.split(" "))
        .filter(word -> !word.isEmpty())
        .forEach(word -> numbers.add(Integer.valueOf(word)));
    return numbers;
  }
}
