package org.cadalign.match;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.cadalign.engine.Tensor;
import org.cadalign.match.MapWindows.MapTensors;
import org.cadalign.raster.Window;

/**
 * Drawings of the same window, each of other groups.
 *
 * @param level L
 * @param placement of the groups
 * @param of groups by sheet, ascending, that are drawn in a window; never none
 */
record Sheets(int level, Placement placement, Function<EvidenceWindow, List<List<Integer>>> of) {
  /**
   * Draws what is near a window, and numbers those groups that it answers for.
   *
   * @return map (1, 3 K, H, W) and index (1, K, H, W) of K sheets, numbers by the place in the
   *     window's groups, from 1
   */
  MapTensors draw(MapWindows maps, EvidenceWindow plot) {
    List<List<Integer>> sheets = of.apply(plot);
    Window window = plot.window();
    int area = window.area();
    float[] map = new float[Math.multiplyExact(3 * area, sheets.size())];
    float[] index = new float[Math.multiplyExact(area, sheets.size())];
    for (int k = 0; k < sheets.size(); k++) {
      MapTensors sheet = maps.draw(window, level, placement.shapes(sheets.get(k)));
      System.arraycopy(sheet.map().data(), 0, map, 3 * area * k, 3 * area);
      float[] number = numbers(sheets.get(k), plot.groups());
      for (int i = 0; i < area; i++) {
        index[area * k + i] = number[Math.round(sheet.index().data()[i])];
      }
    }
    return new MapTensors(
        new Tensor(map, 1, 3L * sheets.size(), window.height(), window.width()),
        new Tensor(index, 1, sheets.size(), window.height(), window.width()));
  }

  /** From a number on a sheet to that of the window; 0 for a group that is not answered for. */
  private static float[] numbers(List<Integer> drawn, List<Integer> answered) {
    float[] numbers = new float[drawn.size() + 1];
    for (int i = 0; i < drawn.size(); i++) {
      numbers[i + 1] = Math.max(0, Collections.binarySearch(answered, drawn.get(i)) + 1);
    }
    return numbers;
  }

  /**
   * Those groups of a window that have a sheet, by sheet; empty sheets are left out.
   *
   * @param numbers sheet of each group of the scene; negative for none
   */
  static List<List<Integer>> chosen(EvidenceWindow plot, int[] numbers) {
    List<List<Integer>> sheets = new ArrayList<>();
    int most = plot.groups().stream().mapToInt(group -> numbers[group]).max().orElse(-1);
    for (int k = 0; k <= most; k++) {
      int sheet = k;
      List<Integer> own = plot.groups().stream().filter(group -> numbers[group] == sheet).toList();
      if (!own.isEmpty()) {
        sheets.add(own);
      }
    }
    return sheets.isEmpty() ? List.of(List.of()) : sheets;
  }
}
