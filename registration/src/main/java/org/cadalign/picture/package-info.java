/**
 * Pictures for people to look at. An <em>overlay</em> is the image, reduced or enlarged to a handy
 * size, with outlines of a layer drawn over it.
 */
package org.cadalign.picture;
