package io.tallyman.event;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** What a PowerShell command line runs, as one lower-case text without the usual disguises. */
final class PowerShellText {

    private static final int MOST_CHARACTERS = 1 << 16;
    private static final List<String> RUNNERS =
            List.of("iex", "invoke-expression", "[scriptblock]::create", ".invokescript(", "icm", "invoke-command");
    private static final List<String> SOURCES = List.of(
            "downloadstring",
            "downloaddata",
            "openread",
            "iwr",
            "invoke-webrequest",
            "irm",
            "invoke-restmethod",
            "curl",
            "wget",
            "net.webclient",
            "frombase64string",
            "gzipstream",
            "httpclient");
    private static final List<String> TO_FILE =
            List.of("downloadfile", "-outfile", "start-bitstransfer", "-o ", "writeallbytes");
    private static final List<String> STARTERS =
            List.of("start-process", "saps", "invoke-item", "start ", "& ", ";.\\", "; .\\");

    private PowerShellText() {}

    /** The arguments, with {@code -EncodedCommand} decoded. */
    static String of(Invocation invocation) {
        var text = new StringBuilder();
        var words = invocation.words();
        for (int i = 1; i < words.size(); i++) {
            var word = words.get(i).text();
            var encoded = isEncodedOption(word) && i + 1 < words.size();
            text.append(encoded ? decoded(words.get(++i).text()) : word).append(' ');
            if (text.length() > MOST_CHARACTERS) {
                break;
            }
        }
        return plain(text.toString());
    }

    /** PowerShell takes every prefix of an option's name, and some short forms. */
    private static boolean isEncodedOption(String word) {
        var option = Texts.lower(word);
        return option.length() >= 2
                && (option.charAt(0) == '-' || option.charAt(0) == '/')
                && (option.equals("-ec") || (option.length() > 1 && "encodedcommand".startsWith(option.substring(1))));
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getMimeDecoder().decode(base64), StandardCharsets.UTF_16LE);
        } catch (IllegalArgumentException noBase64) {
            return base64;
        }
    }

    /** Without escaping backticks and carets, and with texts put together that were taken apart. */
    private static String plain(String text) {
        return Texts.lower(text.replace("`", "").replace("^", ""))
                .replace("'+'", "")
                .replace("' + '", "")
                .replace("\"+\"", "")
                .replace("\" + \"", "");
    }

    static boolean runsDownload(String text) {
        return fetches(text) && RUNNERS.stream().anyMatch(runner -> hasWord(text, runner));
    }

    /** Whether it takes something from the network or out of an encoded text. */
    static boolean fetches(String text) {
        return SOURCES.stream().anyMatch(text::contains);
    }

    static boolean startsDownload(String text) {
        return TO_FILE.stream().anyMatch(text::contains) && STARTERS.stream().anyMatch(text::contains);
    }

    static boolean opensShell(String text) {
        return text.contains("sockets.tcpclient") && (hasWord(text, "iex") || text.contains("invoke-expression"));
    }

    private static boolean hasWord(String text, String word) {
        for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
            int end = at + word.length();
            boolean begins =
                    at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)) || !Character.isLetter(word.charAt(0));
            boolean ends = end == text.length() || word.endsWith("(") || !Character.isLetterOrDigit(text.charAt(end));
            if (begins && ends) {
                return true;
            }
        }
        return false;
    }
}
