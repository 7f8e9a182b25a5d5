/**
 * What it costs to count a network's neighbours.
 *
 * <dl>
 *   <dt>patch
 *   <dd>a window of 128 px at level 1, as training draws them, unchanged; its target is the group
 *       nearest to the middle that can be learnt from
 *   <dt>pass
 *   <dd>the unit of cost: one forward and one backward pass of the training loss over the same
 *       patches, in batches of eight, on one thread, with the same parameters and number format
 *   <dt>count
 *   <dd>soft neighbour counts of patches among themselves: derivatives of both outputs of every
 *       patch, twice
 * </dl>
 */
package org.cadalign.bench.similarity;
