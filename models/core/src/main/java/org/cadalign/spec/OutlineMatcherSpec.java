package org.cadalign.spec;

import java.util.List;

/**
 * A small network that is given what the papers' U-Net must discover: image evidence and map are
 * compared by explicit correlation over shifts, summed over whole buildings, pooled over their
 * neighbours, and turned into one displacement per building by a small head that is trained through
 * all of it.
 *
 * @param name of the preset
 * @param filters of the image encoder at full resolution
 * @param depth resolutions of the image encoder
 * @param features learnt channels that image and map are compared by, beside fill and edge
 * @param radius largest shift, pixels of the level
 * @param poolingMetres standard deviations of the Gaussian pooling over neighbours, ground metres
 * @param headFilters filters of the head that reads the pooled volumes
 */
public record OutlineMatcherSpec(
    String name,
    int filters,
    int depth,
    int features,
    int radius,
    List<Double> poolingMetres,
    int headFilters)
    implements NetworkSpec {
  /** Image and map of one window in; a volume over shifts per building, and segmentation, out. */
  public static final String EVIDENCE = "evidence";

  /**
   * Volumes and positions of buildings in; their displacements and distributions over shifts out.
   */
  public static final String MATCH = "match";

  public OutlineMatcherSpec {
    poolingMetres = List.copyOf(poolingMetres);
  }

  @Override
  public List<String> stages() {
    return List.of(EVIDENCE, MATCH);
  }

  @Override
  public List<Parameter> parameters() {
    throw new UnsupportedOperationException("outline matcher networks cannot be built yet");
  }
}
