package org.cadalign.layer;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A layer as it was read, and what was not.
 *
 * @param layer the features that could be read
 * @param chosen positions of those that box and filter take, ascending
 * @param rejections the others, in file order
 * @param notices what the user should know of how the layer was read, one line each
 */
public record LayerRead(
    Layer layer, List<Integer> chosen, List<Rejection> rejections, List<String> notices) {
  public LayerRead {
    chosen = List.copyOf(chosen);
    rejections = List.copyOf(rejections);
    notices = List.copyOf(notices);
  }

  /** The same without the features that box and filter pass over. */
  LayerRead onlyChosen() {
    List<Integer> all = IntStream.range(0, chosen.size()).boxed().toList();
    return new LayerRead(layer.only(chosen), all, rejections, notices);
  }
}
