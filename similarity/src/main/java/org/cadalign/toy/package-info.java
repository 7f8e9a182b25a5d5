/**
 * The paper's one-dimensional experiment: a small fully connected network in double precision that
 * learns a sine on a circle, small enough for every claim to be checked exactly.
 */
package org.cadalign.toy;
