/**
 * Polygons to channels.
 *
 * <p>Terms. An <em>outline</em> is the set of closed rings of one building or of one group of
 * buildings, in pixels of one level. <em>Fill</em> is the share of a pixel's area that polygons
 * cover, <em>edge</em> an anti-aliased line along every ring, <em>vertex</em> an anti-aliased dot
 * on every corner. The <em>region</em> of an outline is its interior with a rim of two pixels
 * around its rings; the <em>index</em> says in whose region a pixel lies.
 *
 * <p>Coordinates are absolute pixels of a level, x right, y down; pixel (i, j) covers [i, i + 1) ×
 * [j, j + 1), and stay double until drawn. A pixel's values depend on the outlines near it alone,
 * never on the window in which it is drawn: two windows that overlap hold the same bits where they
 * do.
 */
package org.cadalign.draw;
