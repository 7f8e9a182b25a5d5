/**
 * Moves a layer onto an image: the chain over levels, and the moving of geometry.
 *
 * <ol>
 *   <li>A <em>piece</em> is what is matched and moved as one: a group of at most 60 m, or a part of
 *       a larger one.
 *   <li>A <em>verdict</em> is the shift of a piece after all levels and how it stands:
 *       <em>sure</em>; <em>unsure</em>, which takes the shift of its sure neighbours;
 *       <em>unseen</em>, which stays.
 *   <li>A piece is looked for <em>apart</em> where it is drawn alone and matched by its own
 *       evidence, far around where its neighbours would lay it.
 *   <li>A <em>displacement field</em> says by place what is ADDED to a coordinate to land on the
 *       image. Inside it is in level-1 working pixels, x right and y down; in anything written in
 *       ground metres, east and north; where geometry is moved in units of the image's system. Each
 *       use says which.
 *   <li>A <em>rigid</em> move adds the same displacement to every vertex of every member of a
 *       group, so walls that were shared stay shared exactly.
 * </ol>
 */
package org.cadalign.align;
