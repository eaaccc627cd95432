/** Ids: a prefix that says what they name, and a tail that says which. */
package org.spoke.base.ids;
