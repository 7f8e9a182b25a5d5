package org.cadalign.dl4j;

/**
 * Which pixels belong to which group, group by group.
 *
 * @param pixels row-major positions in the windows (P)
 * @param ends of each group the index in {@code pixels} after its last (groups)
 */
record Members(int[] pixels, int[] ends) {
  /**
   * Those of one drawing.
   *
   * @param index 0 or number of the group from 1, row-major through all windows
   * @param from where the drawing's window begins in {@code index}, for each window
   * @param area pixels of a window
   * @param least groups, if the index has fewer
   */
  static Members of(float[] index, int[] from, int area, int least) {
    int groups = least;
    for (int start : from) {
      for (int i = 0; i < area; i++) {
        groups = Math.max(groups, (int) index[start + i]);
      }
    }
    int[] next = starts(index, from, area, groups);
    int[] pixels = new int[next[groups]];
    for (int window = 0; window < from.length; window++) {
      for (int i = 0; i < area; i++) {
        int group = (int) index[from[window] + i] - 1;
        if (group >= 0) {
          pixels[next[group]++] = window * area + i;
        }
      }
    }
    int[] ends = new int[groups];
    System.arraycopy(next, 0, ends, 0, groups);
    return new Members(pixels, ends);
  }

  /** Where each group begins, and where the last one ends. */
  private static int[] starts(float[] index, int[] from, int area, int groups) {
    int[] starts = new int[groups + 1];
    for (int start : from) {
      for (int i = 0; i < area; i++) {
        int group = (int) index[start + i];
        if (group > 0) {
          starts[group]++;
        }
      }
    }
    for (int group = 0; group < groups; group++) {
      starts[group + 1] += starts[group];
    }
    return starts;
  }

  int groups() {
    return ends.length;
  }

  int start(int group) {
    return group == 0 ? 0 : ends[group - 1];
  }

  /** Pixels of a group, at least 1. */
  int size(int group) {
    return Math.max(1, ends[group] - start(group));
  }
}
