/** What this machine is, and how much of it its owner may give away. */
package org.spoke.registry.machine;
