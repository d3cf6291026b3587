package org.rollcall.api;

import java.io.IOException;

/** One thing asked of a server, in as many tries as it takes. */
public interface Call {

    /**
     * The request of one try, with credentials of its own: a signature must not be sent twice.
     *
     * @throws org.rollcall.source.SourceException when the credentials cannot be had
     */
    Request request();

    /** What is asked, for messages; without a secret. */
    String place();

    /**
     * Takes what the server answered.
     *
     * @throws TryAgainException when another try may do better
     * @throws org.rollcall.source.SourceException when none will
     * @throws IOException when the body breaks off or the disk refuses
     */
    void answered(Answer answer) throws IOException;
}
