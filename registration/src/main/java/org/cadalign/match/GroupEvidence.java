package org.cadalign.match;

/** What the image says of a group at one level. */
public sealed interface GroupEvidence {
  /**
   * The group was compared with the image.
   *
   * @param volume {@code [channels * S * S]}
   * @param channels of the volume
   * @param size as the network gives it, else pixels of the group
   * @param covered share of the group's pixels that lie on valid image, above 0 up to 1
   */
  record Seen(float[] volume, int channels, float size, double covered) implements GroupEvidence {}

  /** The group could not be compared. */
  record Unseen(Reason reason) implements GroupEvidence {}

  /** Why a group could not be compared. */
  enum Reason {
    /** It does not touch the image. */
    OUTSIDE,
    /** No pixel under it holds data. */
    NO_IMAGE,
    /** It needs a larger window than allowed. */
    TOO_LARGE,
    /** It owns no pixel of this level: it is tiny, or others cover it. */
    TOO_SMALL,
    /** The image could not be read there; what cannot be decoded of it is no image instead. */
    DAMAGED
  }
}
