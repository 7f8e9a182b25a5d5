/**
 * Vector layers: reading and writing them whole, one package per format.
 *
 * <p>Terms. A <i>layer</i> is a table of <i>features</i> with one geometry column and one
 * coordinate system; a <i>field</i> is one of its other columns. A <i>draft</i> is what a format
 * found in a file, before the caller's wishes (system, box, filter) are applied. A <i>rejection</i>
 * is one feature that could not be read; the rest of the layer is read without it. A <i>loss</i> is
 * something of a layer that the written format cannot carry. Coordinates are always east or
 * longitude first.
 *
 * <p>{@link org.cadalign.layer.Layers} is the only door; formats are found as services of {@link
 * org.cadalign.layer.LayerFormat}, by the content of the file and never by its extension.
 */
package org.cadalign.layer;
