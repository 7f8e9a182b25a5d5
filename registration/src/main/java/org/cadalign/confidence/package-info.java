/**
 * How far each building is expected to lie from its place, without ground truth.
 *
 * <ul>
 *   <li>A <em>sign</em> is a number that a run knows of a building and that may tell of its error:
 *       how wide the match is, how far levels and neighbours disagree, how well the image bears the
 *       outline out.
 *   <li>The <em>expected error</em> is the median of what buildings with such signs were off, on
 *       scenes whose truth is known; the <em>bound</em> is what nine of ten of them kept within.
 *       Both are ground metres.
 *   <li>A <em>calibration</em> turns signs into these. It belongs to one model, by the digest of
 *       its weights, and is fitted by {@code scripts/reproduce calibration}.
 *   <li>Of images that bear outlines out far less than those that it was fitted to nothing is told:
 *       what is <em>usual</em> a calibration knows.
 *   <li><em>Confidence</em> is the probability that a building lies within a metre of its place.
 * </ul>
 *
 * <p>All of it is predicted accuracy; measured accuracy needs checkpoints, and is never mixed with
 * it.
 */
package org.cadalign.confidence;
