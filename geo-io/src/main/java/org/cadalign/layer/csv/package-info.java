/**
 * Text tables (RFC 4180) whose column {@code WKT}, {@code geom} or {@code geometry} holds
 * geometries. They name no coordinate system. Read only.
 */
package org.cadalign.layer.csv;
