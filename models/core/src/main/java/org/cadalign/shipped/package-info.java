/** The model that comes with the application, as a resource on the class path. */
package org.cadalign.shipped;
