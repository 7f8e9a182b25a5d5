/**
 * Training steps in plain Java, the same for every engine.
 *
 * <dl>
 *   <dt>sample
 *   <dd>one example; its gradient is computed on one thread
 *   <dt>step
 *   <dd>gradients of all samples of a batch, averaged in sample order, clipped, and applied once
 *   <dt>rate
 *   <dd>the size of a step, a function of its index
 *   <dt>average
 *   <dd>exponential moving average of the weights over steps
 * </dl>
 *
 * A step's bytes do not depend on the number of threads.
 */
package org.cadalign.optimise;
