/**
 * Quality reports of alignment runs: a page for people, and files for programs.
 *
 * <ul>
 *   <li><em>Predicted</em> accuracy is what a calibrated model expects of its own answers; it needs
 *       no survey. <em>Measured</em> accuracy comes from checkpoints. The two are never mixed.
 *   <li>A <em>chip</em> is a small crop of the image around one building.
 *   <li>A <em>sheet</em> is a part of the imagery under the map of the page.
 * </ul>
 *
 * <p>Pages and XML are templates beside the resources of this package. All text of layers goes into
 * them through {@link org.cadalign.report.Templates}, or as JSON through {@link
 * org.cadalign.report.Escape}.
 */
package org.cadalign.report;
