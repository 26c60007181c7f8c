package io.tallyman.userdata;

import java.util.Locale;

/** The formats that user data, or a part of it, may have. */
enum Format {
    ARCHIVE("#cloud-config-archive", "text/cloud-config-archive"),
    PATCH("#cloud-config-jsonp", "text/cloud-config-jsonp"),
    CONFIG("#cloud-config", "text/cloud-config"),
    INCLUDE("#include", "text/x-include"),
    BOOTHOOK("#cloud-boothook", "text/cloud-boothook"),
    HANDLER("#part-handler", "text/part-handler"),
    TEMPLATE("## template: jinja", "text/jinja2"),
    SCRIPT("#!", "text/x-shellscript"),
    MIME("content-type:", "multipart/"),
    TASKS("version: 1", ""),
    TAGS("<powershell>", ""),
    UNKNOWN("", "");

    private static final int MOST_LOOKED_AT = 4096;
    private static final Format[] ALL = values();

    private final String start;
    private final String type;

    Format(String start, String type) {
        this.start = start;
        this.type = type;
    }

    /** By how the text begins, and else by the type that it was declared as. */
    static Format of(String text, String declared) {
        var head = text.substring(0, Math.min(text.length(), MOST_LOOKED_AT)).stripLeading();
        head = head.toLowerCase(Locale.ROOT);
        for (var format : ALL) {
            if (format != UNKNOWN && head.startsWith(format.start) && (format != TASKS || text.contains("tasks:"))) {
                return format;
            }
        }
        for (var format : ALL) {
            if (!format.type.isEmpty() && declared.startsWith(format.type)) {
                return format;
            }
        }
        return head.contains("mime-version:") ? MIME : WindowsTags.stand(text) ? TAGS : UNKNOWN;
    }
}
