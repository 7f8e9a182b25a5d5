/**
 * The checkout that a script was started from, and the parts of its documents that scripts write.
 */
package org.cadalign.bench.checkout;
