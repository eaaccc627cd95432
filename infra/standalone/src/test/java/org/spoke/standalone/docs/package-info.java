/** Keeps the reference pages true that are made from the code of several services. */
package org.spoke.standalone.docs;
