/** What the tests of several packages share. */
package org.spoke.libp2p.testing;
