/** What several resources have in common: resources of a machine and prices (spoke.common.v1). */
package org.spoke.gateway.common;
