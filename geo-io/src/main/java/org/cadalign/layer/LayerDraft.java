package org.cadalign.layer;

import java.util.List;

/**
 * What a format found in a file.
 *
 * @param name of the layer in its file
 * @param crs what the file says of its system
 * @param fields columns, in order
 * @param features rows that could be read, in file order
 * @param rejections the other rows
 * @param notices what the user should know, one line each
 */
public record LayerDraft(
    String name,
    CrsFinding crs,
    List<Field> fields,
    List<Feature> features,
    List<Rejection> rejections,
    List<String> notices) {
  public LayerDraft {
    fields = List.copyOf(fields);
    features = List.copyOf(features);
    rejections = List.copyOf(rejections);
    notices = List.copyOf(notices);
  }
}
