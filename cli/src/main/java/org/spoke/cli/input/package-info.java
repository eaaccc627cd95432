/** Values as people write them: amounts of ADA, sizes, durations. */
package org.spoke.cli.input;
