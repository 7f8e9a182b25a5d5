/**
 * The seam between the application and the runtimes that compute networks.
 *
 * <dl>
 *   <dt>engine
 *   <dd>a runtime with its own native memory, found by {@link java.util.ServiceLoader}
 *   <dt>device
 *   <dd>the processor that computes: the CPU, or a card
 *   <dt>network
 *   <dd>parameters in an engine's memory, and what can be computed with them
 *   <dt>stage
 *   <dd>a part of a network that runs by itself, from named tensors to named tensors
 *   <dt>tensor
 *   <dd>float32 values with a shape, in Java memory; images are (batch, channel, row, column)
 *   <dt>sample
 *   <dd>inputs and targets of one training example, by name
 * </dl>
 */
package org.cadalign.engine;
