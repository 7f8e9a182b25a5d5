package org.cadalign.match;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.cadalign.engine.Tensor;
import org.cadalign.match.MapWindows.MapTensors;
import org.cadalign.raster.Window;
import org.locationtech.jts.geom.Envelope;

/** How groups that lie on top of each other are drawn. */
public enum Drawing {
  /** As in training: all in one drawing, where each pixel is of one group. */
  TOGETHER {
    @Override
    List<List<Integer>> sheets(Placement placement, EvidenceWindow plot, int level) {
      return List.of(placement.near(plot.window(), level));
    }
  },

  /**
   * Each as if it were alone, on as many sheets as it takes: labels whose errors have nothing in
   * common cover each other where the buildings do not.
   */
  APART {
    @Override
    List<List<Integer>> sheets(Placement placement, EvidenceWindow plot, int level) {
      List<List<Integer>> sheets = new ArrayList<>();
      List<List<Envelope>> taken = new ArrayList<>();
      for (int group : plot.groups()) {
        Envelope own = new Envelope(placement.envelope(group));
        own.expandBy((double) FRINGE * level);
        int sheet = 0;
        while (sheet < taken.size() && taken.get(sheet).stream().anyMatch(own::intersects)) {
          sheet++;
        }
        if (sheet == taken.size()) {
          sheets.add(new ArrayList<>());
          taken.add(new ArrayList<>());
        }
        sheets.get(sheet).add(group);
        taken.get(sheet).add(placement.envelope(group));
      }
      return sheets;
    }
  };

  /** Pixels within which one group's drawing changes what another is compared by. */
  private static final int FRINGE = 6;

  /** Groups by the sheet that they are drawn on; those on one sheet ascend. */
  abstract List<List<Integer>> sheets(Placement placement, EvidenceWindow plot, int level);

  /**
   * Draws what is near a window, and numbers those groups that it answers for.
   *
   * @return map (1, 3 K, H, W) and index (1, K, H, W) of K sheets, numbers by the place in the
   *     window's groups, from 1
   */
  MapTensors draw(MapWindows maps, Placement placement, EvidenceWindow plot, int level) {
    List<List<Integer>> sheets = sheets(placement, plot, level);
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
    int height = window.height();
    int width = window.width();
    return new MapTensors(
        new Tensor(map, 1, 3L * sheets.size(), height, width),
        new Tensor(index, 1, sheets.size(), height, width));
  }

  /** From a number on a sheet to that of the window; 0 for a group that is not answered for. */
  private static float[] numbers(List<Integer> drawn, List<Integer> answered) {
    float[] numbers = new float[drawn.size() + 1];
    for (int i = 0; i < drawn.size(); i++) {
      numbers[i + 1] = Math.max(0, Collections.binarySearch(answered, drawn.get(i)) + 1);
    }
    return numbers;
  }
}
