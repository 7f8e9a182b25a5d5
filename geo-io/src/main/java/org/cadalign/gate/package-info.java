/**
 * What is checked of a file before any parser sees it, how its faults are told, and how outputs are
 * put in place.
 *
 * <ul>
 *   <li>A <b>budget</b> bounds what one input may make the program allocate or write.
 *   <li>A <b>fault of data</b> is a {@link org.cadalign.gate.DataException}: one line that names
 *       file, place, reason and remedy.
 *   <li>A <b>directory</b> (IFD) is the header of one image inside a TIFF file. It is read here by
 *       an own small parser whose every offset and count is compared with the length of the file,
 *       before an image reader opens the file.
 *   <li>A <b>staged output</b> is made whole beside its target, and put in place by moves alone.
 * </ul>
 */
package org.cadalign.gate;
