/**
 * GeoJSON, streamed: RFC 7946 (always WGS 84), the {@code crs} member of the older text of 2008,
 * and newline-delimited features. Damaged features are rejected one by one; text that is no JSON at
 * all ends the reading with its line.
 */
package org.cadalign.layer.geojson;
