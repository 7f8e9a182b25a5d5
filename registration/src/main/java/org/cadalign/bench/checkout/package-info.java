/**
 * The checkout that a script was started from, how commands tell what they found, and the parts of
 * its documents that they write.
 */
package org.cadalign.bench.checkout;
