/** Lists in pages, oldest first, that go on by cursor: rows that come meanwhile shift nothing. */
package org.spoke.base.paging;
