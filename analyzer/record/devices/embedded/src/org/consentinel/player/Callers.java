package org.consentinel.player;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;

/** Makes a class `Caller` in any package: a copy of ours under another name. */
final class Callers extends ClassLoader {
    private static final String TEMPLATE = "org/consentinel/player/Caller";
    private static final int UTF8 = 1, LONG = 5, DOUBLE = 6, METHOD_HANDLE = 15;

    private final Map<String, Call> made = new HashMap<>();

    Callers() {
        super(Callers.class.getClassLoader());
    }

    /** The caller of a package, always the same one. */
    Call in(String packageName) throws ReflectiveOperationException, IOException {
        Call known = made.get(packageName);
        if (known == null) {
            byte[] code = renamed(template(), packageName.replace('.', '/') + "/Caller");
            Class<?> type = defineClass(packageName + ".Caller", code, 0, code.length);
            known = (Call) type.getDeclaredConstructor().newInstance();
            made.put(packageName, known);
        }
        return known;
    }

    private static byte[] template() throws IOException {
        try (InputStream in = Callers.class.getResourceAsStream("Caller.class")) {
            return in.readAllBytes();
        }
    }

    /** Replace the class's own name in the constant pool (JVM specification 17, §4.4). */
    private static byte[] renamed(byte[] code, String name) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(code));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeLong(in.readLong()); // magic number and version
        int entries = in.readUnsignedShort();
        out.writeShort(entries);
        for (int entry = 1; entry < entries; entry++) {
            int tag = in.readUnsignedByte();
            out.writeByte(tag);
            if (tag == UTF8) {
                String text = in.readUTF();
                out.writeUTF(text.equals(TEMPLATE) ? name : text);
            } else {
                out.write(in.readNBytes(sizeOf(tag)));
            }
            entry += tag == LONG || tag == DOUBLE ? 1 : 0; // they count twice
        }
        out.write(in.readAllBytes());
        return bytes.toByteArray();
    }

    private static int sizeOf(int tag) {
        return switch (tag) {
            case LONG, DOUBLE -> 8;
            case METHOD_HANDLE -> 3;
            case 7, 8, 16, 19, 20 -> 2; // class, string, method type, module, package
            default -> 4;
        };
    }
}
