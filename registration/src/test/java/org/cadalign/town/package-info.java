/** A <em>town</em> for tests: image files, layers of its houses, and a network trained on it. */
package org.cadalign.town;
