package org.cadalign.detect;

import java.util.ArrayList;
import java.util.List;

/**
 * Runs that hang together: each touches another along the side of a pixel.
 *
 * @param runs by row, then by column
 */
record Component(List<Run> runs) {
  Component {
    runs = List.copyOf(runs);
  }

  /** Joins runs to components, in the order of their first runs; runs may come in any order. */
  static List<Component> of(List<Run> runs) {
    List<Run> whole = whole(runs);
    DisjointSets sets = new DisjointSets(whole.size());
    int above = 0;
    for (int i = 0; i < whole.size(); i++) {
      Run run = whole.get(i);
      // Of the row above, those that end left of this run end left of all that follow in its row.
      while (above < i && !mayTouch(whole.get(above), run)) {
        above++;
      }
      for (int k = above; k < i && touches(whole.get(k), run); k++) {
        sets.join(k, i);
      }
    }
    return sets.members().stream()
        .map(members -> new Component(members.stream().map(whole::get).toList()))
        .toList();
  }

  /** The same runs with those that borders of windows cut made whole. */
  private static List<Run> whole(List<Run> runs) {
    List<Run> whole = new ArrayList<>();
    for (Run run : runs.stream().sorted(Run.BY_PLACE).toList()) {
      int last = whole.size() - 1;
      if (last >= 0 && whole.get(last).goesOnIn(run)) {
        whole.set(last, whole.get(last).with(run));
      } else {
        whole.add(run);
      }
    }
    return whole;
  }

  private static boolean mayTouch(Run above, Run run) {
    return above.y() == run.y() || (above.y() == run.y() - 1 && above.to() > run.from());
  }

  private static boolean touches(Run above, Run run) {
    return above.y() == run.y() - 1 && above.to() > run.from() && above.from() < run.to();
  }

  long pixels() {
    return runs.stream().mapToLong(Run::pixels).sum();
  }

  /** Mean probability of fill, of its pixels and of those right around it. */
  double score() {
    return runs.stream().map(Run::fill).reduce(FillSum.NOTHING, FillSum::plus).mean();
  }
}
