/**
 * Shapefiles: {@code .shp} (geometries as numbered records), {@code .dbf} (a dBase III table with
 * as many rows), {@code .prj} (system), {@code .cpg} (encoding) and {@code .shx} (index; written,
 * never needed). A <i>shell</i> is an outer ring and runs clockwise, a <i>hole</i> the other way.
 */
package org.cadalign.layer.shapefile;
