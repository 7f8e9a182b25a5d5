/**
 * Networks in DeepLearning4J, on ND4J.
 *
 * <dl>
 *   <dt>graph
 *   <dd>a {@code ComputationGraph} of DL4J's: convolutions, and steps without weights
 *   <dt>step
 *   <dd>a vertex that is no layer of DL4J's, with a backward pass of its own
 *   <dt>run
 *   <dd>one forward pass of a graph and the derivatives that are taken of it
 *   <dt>replica
 *   <dd>a network's graphs with weights of their own, for one thread at a time
 * </dl>
 *
 * Images are (batch, channel, row, column) everywhere, the only layout whose derivatives are right
 * in 1.0.0-M2.1.
 */
package org.cadalign.dl4j;
