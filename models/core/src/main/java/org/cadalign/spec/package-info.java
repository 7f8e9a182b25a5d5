/**
 * Networks as plain values, free of any engine.
 *
 * <dl>
 *   <dt>spec
 *   <dd>a record that says all of a network's structure; equal specs are the same network
 *   <dt>family
 *   <dd>one record type of {@link org.cadalign.spec.NetworkSpec}; an engine builds whole families
 *   <dt>preset
 *   <dd>a named value of a family
 *   <dt>loss numbers
 *   <dd>the constants of a family's loss, which every engine computes in its own way
 *   <dt>parameter
 *   <dd>a named array that training changes, with the rule by which it is first drawn
 * </dl>
 */
package org.cadalign.spec;
