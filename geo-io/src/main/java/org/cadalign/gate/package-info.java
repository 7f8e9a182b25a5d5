/**
 * What is checked of a file before any parser sees it, and how its faults are told.
 *
 * <ul>
 *   <li>A <b>budget</b> bounds what one input may make the program allocate or write.
 *   <li>A <b>fault of data</b> is a {@link org.cadalign.gate.DataException}: one line that names
 *       file, place, reason and remedy.
 *   <li>A <b>directory</b> (IFD) is the header of one image inside a TIFF file. It is read here by
 *       an own small parser whose every offset and count is compared with the length of the file,
 *       before an image reader opens the file.
 * </ul>
 */
package org.cadalign.gate;
