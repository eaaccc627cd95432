/** One key and certificate a box: its services know each other by it and trust nothing else. */
package org.spoke.base.tls;
