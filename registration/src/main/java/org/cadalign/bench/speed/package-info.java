/**
 * How fast the torch engine is beside the same network in PyTorch.
 *
 * <dl>
 *   <dt>worker
 *   <dd>a process that holds one engine, weights and samples, and answers a line per command
 *   <dt>contender
 *   <dd>an engine in one configuration: workers, threads of each, precision, layout
 *   <dt>round
 *   <dd>one turn of every contender, one after the other; figures are medians over rounds, so that
 *       whatever else the machine does meets all alike
 *   <dt>ratio
 *   <dd>our time over PyTorch's: below 1 is faster
 * </dl>
 */
package org.cadalign.bench.speed;
