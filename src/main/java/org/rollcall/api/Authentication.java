package org.rollcall.api;

import java.net.URI;
import java.util.Map;

/** How requests for data are signed in. Used by several threads. */
interface Authentication {

    /**
     * Headers for one try of a GET.
     *
     * @throws org.rollcall.source.SourceException when the credentials cannot be had
     */
    Map<String, String> headers(URI uri);

    /** Says that the server has taken these headers. */
    default void accepted(Map<String, String> headers) {
        // most have nothing to remember
    }

    /**
     * Says that the server has refused these headers.
     *
     * @param again whether it has refused the request before, with others
     * @return whether the next ones may fare better
     */
    boolean refused(Map<String, String> headers, boolean again);

    /** What a 401 means, and what to do, as the rest of a sentence. */
    String remedy();
}
