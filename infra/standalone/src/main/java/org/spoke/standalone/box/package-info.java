/**
 * Brings up a box in the order in which its parts need each other, and takes it down in the
 * opposite order.
 */
package org.spoke.standalone.box;
