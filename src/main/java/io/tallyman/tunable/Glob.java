package io.tallyman.tunable;

/**
 * A text in which {@code *} stands for any text, also none; everything else stands for itself, case included.
 *
 * @param text the pattern as written
 */
record Glob(String text) {

    /** Takes at most pattern length times text length steps, whatever the two are. */
    boolean matches(String candidate) {
        int at = 0;
        int next = 0;
        int star = -1;
        int resume = 0;
        while (at < candidate.length()) {
            if (next < text.length() && text.charAt(next) == '*') {
                star = next++;
                resume = at;
            } else if (next < text.length() && text.charAt(next) == candidate.charAt(at)) {
                next++;
                at++;
            } else if (star >= 0) {
                next = star + 1;
                at = ++resume;
            } else {
                return false;
            }
        }
        return onlyStarsFrom(next);
    }

    private boolean onlyStarsFrom(int index) {
        for (int i = index; i < text.length(); i++) {
            if (text.charAt(i) != '*') {
                return false;
            }
        }
        return true;
    }

    boolean hasStar() {
        return text.indexOf('*') >= 0;
    }
}
