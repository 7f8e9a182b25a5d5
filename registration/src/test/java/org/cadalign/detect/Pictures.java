package org.cadalign.detect;

import java.util.List;
import org.cadalign.raster.Window;

/** Masks written as text: rows parted by slashes, x is roof. */
final class Pictures {
  private Pictures() {}

  static List<Run> runs(String rows) {
    RoofMask mask = mask(rows);
    float[] fill = new float[mask.roof().length];
    java.util.Arrays.fill(fill, 0.5f);
    return mask.runs(mask.window(), fill);
  }

  static RoofMask mask(String rows) {
    String[] lines = rows.split("/", -1);
    boolean[] roof = new boolean[lines.length * lines[0].length()];
    for (int i = 0; i < roof.length; i++) {
      roof[i] = lines[i / lines[0].length()].charAt(i % lines[0].length()) == 'x';
    }
    return new RoofMask(new Window(0, 0, lines[0].length(), lines.length), roof);
  }

  static String text(RoofMask mask) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < mask.roof().length; i++) {
      text.append(i > 0 && i % mask.window().width() == 0 ? "/" : "");
      text.append(mask.roof()[i] ? 'x' : '.');
    }
    return text.toString();
  }
}
