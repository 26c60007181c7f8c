package io.tallyman.source.auditd;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The command line of one execution, gathered from its EXECVE records. The kernel begins another record where the
 * arguments do not fit, and cuts a long argument into {@code aN[0]=… aN[1]=…} behind {@code aN_len=…}.
 */
final class Arguments {

    /** More arguments than this are not kept, nor more bytes of cut arguments. */
    private static final int MOST = 4096;

    private static final int MOST_BYTES = 1 << 20;

    private final List<String> texts = new ArrayList<>();
    private final Map<Integer, TreeMap<Integer, byte[]>> pieces = new TreeMap<>();
    private int pieceBytes;

    /** Takes the arguments of one EXECVE record. */
    void read(Fields fields) {
        while (fields.next()) {
            int number = fields.keyAt(0) == 'a' ? fields.keyNumber(1) : -1;
            if (number < 0 || number >= MOST) {
                continue;
            }
            int behind = 1 + Integer.toString(number).length();
            if (fields.keyAt(behind) == 0) {
                set(number, fields.text());
            } else if (fields.keyAt(behind) == '[') {
                addPiece(number, fields.keyNumber(behind + 1), fields.content());
            }
        }
    }

    /** Takes an argument that another format has already decoded. */
    void add(String text) {
        if (texts.size() < MOST) {
            texts.add(text);
        }
    }

    private void set(int number, String text) {
        while (texts.size() <= number) {
            texts.add("");
        }
        texts.set(number, text);
    }

    private void addPiece(int number, int piece, byte[] content) {
        if (piece >= 0 && pieceBytes + content.length <= MOST_BYTES) {
            pieceBytes += content.length;
            pieces.computeIfAbsent(number, key -> new TreeMap<>()).put(piece, content);
        }
    }

    /** All arguments in order, the program's own name first; empty texts stand where a record was lost. */
    List<String> all() {
        pieces.forEach((number, parts) -> {
            var whole = new ByteArrayOutputStream();
            parts.values().forEach(whole::writeBytes);
            set(number, whole.toString(StandardCharsets.UTF_8));
        });
        pieces.clear();
        return texts;
    }
}
