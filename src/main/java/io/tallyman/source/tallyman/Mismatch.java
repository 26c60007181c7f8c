package io.tallyman.source.tallyman;

/** A value that is not what its key asks for; carries the path to the key and no stack. */
final class Mismatch extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String path;
    private final String problem;

    Mismatch(String problem) {
        this("", problem);
    }

    private Mismatch(String path, String problem) {
        super(problem, null, false, false);
        this.path = path;
        this.problem = problem;
    }

    /** The same, one level further out. */
    Mismatch in(String key) {
        return new Mismatch(path.isEmpty() ? key : key + "." + path, problem);
    }

    /** One sentence: the path, then what is wrong there. */
    String sentence() {
        return (path.isEmpty() ? "The record" : path) + " " + problem;
    }
}
