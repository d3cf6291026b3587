package org.rollcall.roster;

import java.util.Locale;
import java.util.regex.Pattern;

/** The e-mail address a person signs in with; CERS compares it without regard to case. */
public final class Login {

    private static final int MAX_LENGTH = 255;
    /** Printable ASCII with one @; nothing the loader would take for an escape, a spreadsheet for a formula. */
    private static final Pattern FORM =
            Pattern.compile("[A-Za-z0-9_][A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]*@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");

    private Login() {}

    /** The address in lower case, or null when it is not one. */
    public static String of(String email) {
        return email.length() <= MAX_LENGTH && FORM.matcher(email).matches() ? email.toLowerCase(Locale.ROOT) : null;
    }
}
