/** The models that come with the application, as resources on the class path. */
package org.cadalign.shipped;
