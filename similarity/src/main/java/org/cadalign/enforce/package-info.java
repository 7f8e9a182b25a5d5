/**
 * Similarity as a wish: losses that ask a network to treat given pairs of samples as the same (the
 * paper's section 6).
 */
package org.cadalign.enforce;
