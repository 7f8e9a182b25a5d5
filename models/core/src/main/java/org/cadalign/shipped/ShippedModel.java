package org.cadalign.shipped;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.cadalign.archive.ModelArchive;
import org.cadalign.archive.ModelArchives;
import org.cadalign.archive.ModelFormatException;
import org.cadalign.archive.Target;

/** The models that {@code align} uses unless it is given another, one for each target. */
public final class ShippedModel {
  private static final String FOLDER = "org/cadalign/shipped/";

  private ShippedModel() {}

  /** Where one lies on the class path. */
  public static String resource(Target target) {
    return FOLDER
        + switch (target) {
          case ROOF -> "cadalign.model";
          case BASE -> "cadalign-base.model";
        };
  }

  /**
   * Reads the shipped model that lays layers on roofs.
   *
   * @throws ModelFormatException if it is absent from this build, or damaged
   */
  public static ModelArchive open() throws IOException, ModelFormatException {
    return open(Target.ROOF);
  }

  /**
   * Reads the shipped model for a target.
   *
   * @throws ModelFormatException if it is absent from this build, or damaged
   */
  public static ModelArchive open(Target target) throws IOException, ModelFormatException {
    return open(target, ShippedModel.class.getClassLoader());
  }

  static ModelArchive open(Target target, ClassLoader loader)
      throws IOException, ModelFormatException {
    String resource = resource(target);
    try (InputStream in = loader.getResourceAsStream(resource)) {
      if (in == null) {
        throw new ModelFormatException(
            "this build of cadalign ships no model (" + resource + "): train one or name a file");
      }
      return ModelArchives.read(new BufferedInputStream(in, 1 << 20));
    }
  }
}
