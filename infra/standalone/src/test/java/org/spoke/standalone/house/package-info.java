/** Keeps the house in order: which room may know which, and what no file may hold. */
package org.spoke.standalone.house;
