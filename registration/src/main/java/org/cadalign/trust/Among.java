package org.cadalign.trust;

/** What neighbours are counted among. */
public enum Among {
  /** The examples that the model carries of its training data. */
  MODEL,
  /** The patches of the image itself. */
  SELF
}
