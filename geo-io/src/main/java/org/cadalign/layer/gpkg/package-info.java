/**
 * GeoPackage 1.3 over SQLite. A <i>blob</i> is a geometry as the standard stores it: a header with
 * the system's id and the envelope, then ISO well-known binary. Files are opened read-only and
 * immutable, so that nothing is ever written beside them.
 */
package org.cadalign.layer.gpkg;
