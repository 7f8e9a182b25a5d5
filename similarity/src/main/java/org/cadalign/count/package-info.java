/**
 * How many samples the network treats as the same as a given one (the paper's section 4).
 *
 * <dl>
 *   <dt>neighbour count
 *   <dd>a sum over all samples of how similar they are to the given one, which itself counts as one
 *   <dt>soft, N_S
 *   <dd>the sum of k^C; needs no pairs, and so time linear in N
 *   <dt>hard, N_tau
 *   <dd>the number of samples with k^C above tau
 *   <dt>positive, N_S^+, and powers
 *   <dd>sums of max(0, k^C)^n
 * </dl>
 */
package org.cadalign.count;
