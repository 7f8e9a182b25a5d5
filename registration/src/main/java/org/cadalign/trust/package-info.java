/**
 * How far the network's answers can be trusted, without ground truth: which of its training samples
 * it treats as it treats a building, and what that leaves of the noise of their labels.
 *
 * <ul>
 *   <li>f(x) is the displacement of one piece of the map, a group of buildings that share walls or
 *       a part of a large one: two <em>outputs</em>, x to the right and y down, pixels of the
 *       level.
 *   <li>x is the <em>patch</em> of the piece: a square window of image and map, centred on the
 *       piece, at the finest level at which the piece fits with all that its outline is compared
 *       with.
 *   <li>An <em>example</em> is a patch of the training data. A model carries what counts against
 *       them need: the sum of their gradients and a sketch of each.
 *   <li>A <em>tile</em> is a square of a grid over the image; it stands for the piece nearest to
 *       its centre among those that touch it.
 *   <li>A <em>figure</em> is a number that is told of a piece, as N_S.
 *   <li>A <em>row</em> is what is kept of a patch, so that it is derived once.
 *   <li>A <em>shard</em> is a fixed number of patches that are done before any of them is kept.
 * </ul>
 *
 * <p>Formulas are those of the similarity module; here they meet images, layers and models.
 */
package org.cadalign.trust;
