package org.cadalign.bench;

import java.io.IOException;

/**
 * A rival found no answer, as elastix where it was led astray and says "too many samples map
 * outside". It would find none the next time either.
 */
final class GaveUpException extends IOException {
  private static final long serialVersionUID = 1;

  GaveUpException(String message) {
    super(message);
  }
}
