/** What operators ask of any service: metrics and a description of the process. */
package org.spoke.base.ops;
