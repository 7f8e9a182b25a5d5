/**
 * FlatGeobuf over the generated classes of {@code org.wololo:flatgeobuf}. A file is a header, an
 * index (which is skipped when reading and not written, so that features keep their order) and
 * features, each with its length. Offsets inside are untrusted: every length is held against the
 * bytes that are there.
 */
package org.cadalign.layer.flatgeobuf;
