/**
 * Made-up cities: plans of streets, parcels, buildings, trees and cars, and photographs of them,
 * with exact footprints.
 *
 * <p>The <em>plane</em> of a city is measured in ground metres, x to the east, y to the south, (0,
 * 0) its north-western corner. A <em>plan</em> is what stands where; a <em>look</em> is light,
 * colours and camera; a photograph is a plan under a look. Whatever is random comes from the seed
 * and from places in the plane, so a photograph does not depend on how it is cut into windows.
 *
 * <p>A <em>footprint</em> is where a building meets the ground, a <em>roof</em> what is seen of it
 * from above. They are the same unless the camera looks askew, when roofs <em>lean</em>.
 *
 * <p>A <em>label</em> is what a layer says of a building, a <em>stale</em> one is of a building
 * that is not there. Noise is added to true positions.
 */
package org.cadalign.synth;
