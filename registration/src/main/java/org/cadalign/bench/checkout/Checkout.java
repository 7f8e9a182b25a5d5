package org.cadalign.bench.checkout;

/** What a measuring command needs of the program that it is part of. */
public interface Checkout {
  /** The checkout that was started. */
  Repository repository();
}
