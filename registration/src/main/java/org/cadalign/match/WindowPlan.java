package org.cadalign.match;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cadalign.match.Plot.Need;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;

/**
 * Covers groups by evidence windows. Groups are collected by the cell of a fixed grid that holds
 * their centre; a cell's groups share one window, cut in two wherever that saves pixels, and
 * windows of neighbouring cells are joined wherever that does. Windows are never clipped to the
 * image: beyond its border the network sees pixels that are not valid, however windows are cut.
 *
 * @param windows in a fixed order
 * @param tooLarge groups that no allowed window can hold, ascending
 * @param pixelRatio pixels computed over pixels used, those near enough to a group to change its
 *     volume; 1 where there are none
 */
public record WindowPlan(List<EvidenceWindow> windows, List<Integer> tooLarge, double pixelRatio) {
  // A window used to this share is not worth cutting.
  private static final double FULL = 0.95;

  private static final Comparator<Coordinate> BY_PLACE =
      comparing(Coordinate::getY).thenComparing(Coordinate::getX);

  public WindowPlan {
    windows = List.copyOf(windows);
    tooLarge = List.copyOf(tooLarge);
  }

  /**
   * Plans the windows of one level.
   *
   * @param envelopes of the groups to look at by index, pixels of the level
   */
  public static WindowPlan of(
      SortedMap<Integer, Envelope> envelopes, Reach reach, MatchOptions options) {
    SortedMap<Coordinate, List<Need>> cells = new TreeMap<>(BY_PLACE);
    List<Integer> tooLarge = new ArrayList<>();
    List<Need> needs = new ArrayList<>();
    envelopes.forEach(
        (group, envelope) -> {
          Need need = new Need(group, envelope.centre(), Cells.around(envelope, reach));
          if (need.cells().pixels() > options.maxWindowPixels()) {
            tooLarge.add(group);
          } else {
            needs.add(need);
            cells.computeIfAbsent(cell(need.centre(), options), c -> new ArrayList<>()).add(need);
          }
        });
    List<Plot> split = new ArrayList<>();
    cells.values().forEach(members -> split.addAll(split(members, options.maxWindowPixels())));
    List<Plot> plots = new PlotMerge(mergedPixels(reach, options)).merge(split);
    return new WindowPlan(
        plots.stream().map(Plot::window).toList(), tooLarge, pixelRatio(plots, needs));
  }

  /** Never more than a cell full of groups needs anyway, so that joining costs no memory. */
  private static long mergedPixels(Reach reach, MatchOptions options) {
    long side = options.core() + 2L * (reach.margin() + reach.alignment());
    return Math.min(options.maxWindowPixels(), side * side);
  }

  private static Coordinate cell(Coordinate centre, MatchOptions options) {
    return new Coordinate(
        Math.floor(centre.x / options.core()), Math.floor(centre.y / options.core()));
  }

  /**
   * The cheapest windows that successive best cuts lead to, also where the first cut saves nothing
   * yet.
   */
  private static List<Plot> split(List<Need> needs, int maxPixels) {
    Plot whole = Plot.of(needs);
    boolean tooLarge = whole.pixels() > maxPixels;
    if (needs.size() == 1 || (!tooLarge && whole.usedPixels() > FULL * whole.pixels())) {
      return List.of(whole);
    }
    Cut cut = bestCut(needs);
    List<Plot> parts = new ArrayList<>(split(cut.first(), maxPixels));
    parts.addAll(split(cut.second(), maxPixels));
    return tooLarge || cost(parts) < cost(List.of(whole)) ? parts : List.of(whole);
  }

  private static long cost(List<Plot> plots) {
    return plots.stream().mapToLong(Plot::cost).sum();
  }

  private static Cut bestCut(List<Need> needs) {
    Cut acrossX = bestCut(needs, comparing(need -> need.centre().x));
    Cut acrossY = bestCut(needs, comparing(need -> need.centre().y));
    return acrossY.pixels() < acrossX.pixels() ? acrossY : acrossX;
  }

  private static Cut bestCut(List<Need> needs, Comparator<Need> order) {
    List<Need> sorted = new ArrayList<>(needs);
    sorted.sort(order.thenComparing(comparingInt(Need::group)));
    long[] before = runningPixels(sorted);
    Collections.reverse(sorted);
    long[] after = runningPixels(sorted);
    Collections.reverse(sorted);
    int n = sorted.size();
    int best = 1;
    for (int i = 2; i < n; i++) {
      if (before[i - 1] + after[n - i - 1] < before[best - 1] + after[n - best - 1]) {
        best = i;
      }
    }
    return new Cut(
        sorted.subList(0, best), sorted.subList(best, n), before[best - 1] + after[n - best - 1]);
  }

  /** Pixels of the window around the first i + 1 needs. */
  private static long[] runningPixels(List<Need> needs) {
    long[] pixels = new long[needs.size()];
    Cells union = needs.get(0).cells();
    for (int i = 0; i < pixels.length; i++) {
      union = union.union(needs.get(i).cells());
      pixels[i] = union.pixels();
    }
    return pixels;
  }

  private static double pixelRatio(List<Plot> plots, List<Need> needs) {
    long computed = plots.stream().mapToLong(Plot::pixels).sum();
    long used = Cells.pixelsOfUnion(needs.stream().map(Need::cells).toList());
    return used == 0 ? 1 : (double) computed / used;
  }

  private record Cut(List<Need> first, List<Need> second, long pixels) {}
}
