/**
 * How fast the engines are beside each other, and what they take.
 *
 * <dl>
 *   <dt>bout
 *   <dd>a network and the side of its windows, on which every engine does each <em>task</em> in
 *       turn: a forward pass of each window, a training step on all of them, the Jacobian of one
 *   <dt>ratio
 *   <dd>the second engine's time over the first one's of the same round; above 1 is slower
 *   <dt>peak
 *   <dd>largest resident memory of the process that ran one bout in one engine, as the kernel
 *       counts it
 *   <dt>start-up
 *   <dd>from the start of a process, Java's own included, to the answer of its first forward pass
 * </dl>
 */
package org.cadalign.bench.engines;
