/** /images: measured images (spoke.vm.v1). */
package org.spoke.gateway.image;
