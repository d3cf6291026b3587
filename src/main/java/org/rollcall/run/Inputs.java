package org.rollcall.run;

import java.io.IOException;
import org.rollcall.publish.PublicationRecord;

/** What decides a night besides its snapshots and its LEA's settings. */
public interface Inputs {

    /** The publication record as the night finds it. */
    PublicationRecord published(Night night) throws IOException;
}
