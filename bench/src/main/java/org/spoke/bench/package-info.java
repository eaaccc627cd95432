/**
 * Measures Spoke as ratios against a reference in the same run; docs/performance.md explains each
 * figure.
 */
package org.spoke.bench;
