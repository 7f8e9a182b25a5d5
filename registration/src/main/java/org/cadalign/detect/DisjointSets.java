package org.cadalign.detect;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Numbers from 0 in sets that are joined, with halving of paths (Tarjan and van Leeuwen 1984). */
final class DisjointSets {
  private final int[] parent;

  DisjointSets(int size) {
    parent = IntStream.range(0, size).toArray();
  }

  void join(int a, int b) {
    int first = root(a);
    int second = root(b);
    // The least member is the root, so that sets come out in the order of their first members.
    parent[Math.max(first, second)] = Math.min(first, second);
  }

  private int root(int member) {
    int at = member;
    while (parent[at] != at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  }

  /** Members of each set, ascending; sets by their first members. */
  Collection<List<Integer>> members() {
    Map<Integer, List<Integer>> sets = new TreeMap<>();
    for (int i = 0; i < parent.length; i++) {
      sets.computeIfAbsent(root(i), k -> new ArrayList<>()).add(i);
    }
    return sets.values();
  }
}
