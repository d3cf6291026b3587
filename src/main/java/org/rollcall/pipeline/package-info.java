/** Camel's side: loads the routes, gives them their beans, and starts and stops it all. */
package org.rollcall.pipeline;
