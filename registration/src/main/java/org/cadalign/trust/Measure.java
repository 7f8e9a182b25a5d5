package org.cadalign.trust;

/** What the nearest examples of the contact sheet are nearest by. */
public enum Measure {
  /** k^C. */
  GRADIENTS,
  /** Cosine of what the network's first stage answers, see {@link Activations}. */
  ACTIVATIONS
}
