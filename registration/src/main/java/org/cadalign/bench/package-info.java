/**
 * Measures how good the program is, against truth and against rivals; started by scripts, not by
 * users.
 *
 * <ul>
 *   <li>A <em>test scene</em> is an image and a layer whose labels are taken for the truth, as far
 *       as their own error, the <em>label noise</em>, allows.
 *   <li>A <em>misaligned layer</em> is made from the labels by a known displacement of each group.
 *   <li>A <em>rival</em> puts a misaligned layer back as well as it can; no alignment at all is the
 *       first of them.
 *   <li>A figure of a scene is the median over its vertices; one of several seeds their median; one
 *       of several scenes the median of the scenes' figures.
 * </ul>
 */
package org.cadalign.bench;
