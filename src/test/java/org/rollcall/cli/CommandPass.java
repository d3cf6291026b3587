package org.rollcall.cli;

/** One command in a process of its own, which says at its end what it took. */
final class CommandPass {

    private CommandPass() {}

    public static void main(String[] line) throws Exception {
        int code = Rollcall.execute(line);
        System.out.println(Footprint.own().line());
        System.exit(code);
    }
}
