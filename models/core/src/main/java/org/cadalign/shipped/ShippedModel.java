package org.cadalign.shipped;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.cadalign.archive.ModelArchive;
import org.cadalign.archive.ModelArchives;
import org.cadalign.archive.ModelFormatException;

/** The model that {@code align} uses unless it is given another. */
public final class ShippedModel {
  /** Where it lies on the class path. */
  public static final String RESOURCE = "org/cadalign/shipped/cadalign.model";

  private ShippedModel() {}

  /**
   * Reads the shipped model.
   *
   * @throws ModelFormatException if it is absent from this build, or damaged
   */
  public static ModelArchive open() throws IOException, ModelFormatException {
    return open(ShippedModel.class.getClassLoader());
  }

  static ModelArchive open(ClassLoader loader) throws IOException, ModelFormatException {
    try (InputStream in = loader.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new ModelFormatException(
            "this build of cadalign ships no model (" + RESOURCE + "): train one or name a file");
      }
      return ModelArchives.read(new BufferedInputStream(in, 1 << 20));
    }
  }
}
