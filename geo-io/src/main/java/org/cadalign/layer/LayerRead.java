package org.cadalign.layer;

import java.util.List;

/**
 * A layer as it was read, and what was not.
 *
 * @param layer the features that could be read
 * @param rejections the others, in file order
 * @param notices what the user should know of how the layer was read, one line each
 */
public record LayerRead(Layer layer, List<Rejection> rejections, List<String> notices) {
  public LayerRead {
    rejections = List.copyOf(rejections);
    notices = List.copyOf(notices);
  }
}
