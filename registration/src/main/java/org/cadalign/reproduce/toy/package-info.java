/**
 * The paper's toy experiment: how many neighbours a network counts along a sine on a circle, and
 * how that falls with the sine's frequency.
 *
 * <ul>
 *   <li>A <em>setting</em> is all that a run depends on; a <em>run</em> is the network of a setting
 *       at some epochs of its training.
 *   <li>An <em>estimator</em> is one way to count neighbours. A count along alpha is the median
 *       over the seeds, sample by sample; its mean over the samples is what tables show.
 * </ul>
 */
package org.cadalign.reproduce.toy;
