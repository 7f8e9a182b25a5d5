package org.cadalign.data;

import java.util.SortedMap;
import org.cadalign.engine.Tensor;

/**
 * One training sample, ready for a network; one window, so N = 1, and B groups.
 *
 * <table>
 * <caption>Tensors</caption>
 * <tr><td>image</td><td>(1, 3, H, W)</td><td>(v - 127.5) / 64 where valid, else 0</td></tr>
 * <tr><td>valid</td><td>(1, 1, H, W)</td><td>1 where the image holds data</td></tr>
 * <tr><td>map</td><td>(1, 3, H, W)</td><td>fill, edge, vertex of the misaligned groups</td></tr>
 * <tr><td>index</td><td>(1, 1, H, W)</td><td>1 + number of the misaligned group, 0 for none</td></tr>
 * <tr><td>position</td><td>(B, 2)</td><td>x, y of the misaligned groups' centroids in the window, level-1
 *     pixels</td></tr>
 * <tr><td>level</td><td>(1)</td><td>log2 of the level: 0, 1, 2, 3</td></tr>
 * <tr><td>displacement</td><td>(B, 2)</td><td>dx, dy to be added to the misaligned group to land on its
 *     label, pixels of the level, x right, y down</td></tr>
 * <tr><td>weight</td><td>(B)</td><td>1, or 0 for a group whose region or label is not wholly seen</td></tr>
 * <tr><td>segmentation</td><td>(1, 3, H, W)</td><td>fill, edge, vertex of all labels, dropped ones
 *     too</td></tr>
 * </table>
 *
 * @param scene name of the scene it was drawn from
 * @param level 1, 2, 4 or 8
 * @param tensors by name
 */
public record Sample(String scene, int level, SortedMap<String, Tensor> tensors) {
  public static final String IMAGE = "image";
  public static final String VALID = "valid";
  public static final String MAP = "map";
  public static final String INDEX = "index";
  public static final String POSITION = "position";
  public static final String LEVEL = "level";
  public static final String DISPLACEMENT = "displacement";
  public static final String WEIGHT = "weight";
  public static final String SEGMENTATION = "segmentation";

  /** One of the tensors. */
  public Tensor tensor(String name) {
    Tensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new IllegalArgumentException("a sample has no tensor " + name);
    }
    return tensor;
  }
}
