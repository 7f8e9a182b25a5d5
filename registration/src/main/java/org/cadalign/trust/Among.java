package org.cadalign.trust;

/** What neighbours are counted among. */
public enum Among {
  /** The examples that the model carries of its training data. */
  MODEL("training patches"),
  /** The patches of the image itself. */
  SELF("patches of the image");

  private final String samples;

  Among(String samples) {
    this.samples = samples;
  }

  /** What the samples are, in words. */
  String samples() {
    return samples;
  }
}
