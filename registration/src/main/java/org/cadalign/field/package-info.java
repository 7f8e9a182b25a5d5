/**
 * Displacements and fields of them: the one vocabulary of noise, matching and moving. A
 * displacement is always what is ADDED to a map coordinate to land on the image.
 */
package org.cadalign.field;
