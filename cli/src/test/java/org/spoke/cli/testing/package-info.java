/**
 * What the client's tests share: a stand-in box that serves recorded bodies, and runs of the
 * client.
 */
package org.spoke.cli.testing;
