package org.cadalign.layer;

import org.geotools.api.referencing.crs.CoordinateReferenceSystem;

/** What a file says of its coordinate system. */
public sealed interface CrsFinding {
  /**
   * The file names its system, or its format does.
   *
   * @param crs east or longitude first
   */
  record Found(CoordinateReferenceSystem crs) implements CrsFinding {}

  /**
   * The system is not known.
   *
   * @param reason why, without a full stop
   */
  record Missing(String reason) implements CrsFinding {}
}
