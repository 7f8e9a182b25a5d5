package org.cadalign.align;

/** How the vertices of a group move. */
public enum Motion {
  /** All by the same displacement; over groups above 60 m it varies smoothly. */
  RIGID,
  /** Each by the displacement field at its place. */
  VERTEX
}
