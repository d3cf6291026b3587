package org.rollcall.oneroster;

/** How answers are sent. As made: gzip when asked for, with their length. Not to be changed once the server has started. */
public final class WireForm {

    boolean gzip = true;
    boolean chunked;
    String contentType = "application/json";

    /** Gzip when asked for, fixed length, application/json. */
    public WireForm() {}

    /**
     * Never uses gzip.
     *
     * @return this
     */
    public WireForm plain() {
        gzip = false;
        return this;
    }

    /**
     * Sends chunks instead of a length.
     *
     * @return this
     */
    public WireForm chunked() {
        chunked = true;
        return this;
    }

    /**
     * The content type of pages; they are UTF-8 whatever it says.
     *
     * @param type such as {@code text/plain} or {@code application/json; charset=UTF-8}
     * @return this
     */
    public WireForm contentType(String type) {
        contentType = type;
        return this;
    }
}
