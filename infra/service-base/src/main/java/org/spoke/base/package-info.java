/** What every service process needs: configuration, mTLS, health, metrics, tracing, errors. */
package org.spoke.base;
