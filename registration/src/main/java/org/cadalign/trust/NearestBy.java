package org.cadalign.trust;

/** What the nearest patches of the contact sheet are nearest by. */
public enum NearestBy {
  /**
   * How alike the network treats them: k^C, the correlation of the gradients of its answers, which
   * counts are sums of. What teaches the one teaches the other.
   */
  GRADIENTS,
  /**
   * How alike they look to the network, whatever it answers: the cosine of what its first stage
   * gives, see {@link Activations}. The usual measure of likeness, to compare with.
   */
  ACTIVATIONS
}
