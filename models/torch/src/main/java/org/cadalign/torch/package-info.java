/**
 * The {@code torch} engine: LibTorch through JavaCPP.
 *
 * <dl>
 *   <dt>model
 *   <dd>how a family of specs is computed; stateless, the weights come with the pass
 *   <dt>pass
 *   <dd>one run of a network on one thread; all native memory made in it is freed at its end
 *   <dt>card
 *   <dd>a device with a memory of its own, to which inputs and out of which results are copied
 *   <dt>stream
 *   <dd>a queue of what a card is to do, one for each thread
 *   <dt>leaf
 *   <dd>a parameter as a torch tensor that gradients are taken to; read by all passes, written by
 *       none
 * </dl>
 */
package org.cadalign.torch;
