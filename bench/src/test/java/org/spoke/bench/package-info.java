/**
 * The arithmetic and the clearing away of the benches; what they measure is measured by running
 * them.
 */
package org.spoke.bench;
