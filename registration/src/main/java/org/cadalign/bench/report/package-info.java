/**
 * How large the report of a large run is, and how long a browser takes to open it.
 *
 * <p>A page is <em>open</em> when its map and its charts are drawn: two frames after the last of
 * its pictures is decoded.
 */
package org.cadalign.bench.report;
