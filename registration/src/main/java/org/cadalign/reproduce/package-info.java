/**
 * Repeats the experiments of "Input Similarity from the Neural Network Perspective" and says of
 * each claim whether it holds; started by scripts/reproduce, not by users.
 *
 * <ul>
 *   <li>A <em>protocol</em> is all that the paper or its published code fixes of an experiment; its
 *       <em>short form</em> is the same experiment with fewer steps or seeds.
 *   <li>A <em>claim</em> is a sentence that a measured figure makes true or false; what falls short
 *       is printed as it is.
 * </ul>
 */
package org.cadalign.reproduce;
