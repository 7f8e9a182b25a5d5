package org.cadalign.train;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Which layers are taken for labels: those that the manifest names, or corrected ones.
 *
 * @param root folder that the manifest's paths count from
 * @param corrected where corrected layers lie, if they are to be used
 */
public record LabelFiles(Path root, Optional<Corrected> corrected) {
  /**
   * Layers that a round of training has put right.
   *
   * @param folder that holds {@code NAME.gpkg} of every scene
   * @param round that made them, from 1
   */
  public record Corrected(Path folder, int round) {}

  /** The layers that the manifest names. */
  public static LabelFiles original(Path root) {
    return new LabelFiles(root, Optional.empty());
  }

  /** The layer of a scene. */
  Path of(Manifest.Entry entry) {
    return corrected
        .map(c -> c.folder().resolve(entry.name() + ".gpkg"))
        .orElseGet(() -> root.resolve(entry.layer()));
  }

  /** What a model's provenance calls it. */
  String name(Manifest.Entry entry) {
    return entry.layer() + corrected.map(c -> " as corrected by round " + c.round()).orElse("");
  }
}
