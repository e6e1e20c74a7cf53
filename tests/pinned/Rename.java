import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;

/**
 * Gives classes other names, as a shrinker does: every class of OkHttp, Okio and Kotlin becomes `<letter><n>.c<m>`, and the
 * methods that a reader would know become single letters. Arguments: output folder, then jars and class folders.
 */
public final class Rename {
    private static final List<String> RENAMED = List.of("okhttp3/", "okio/", "kotlin/");
    private static final Map<String, String> METHODS =
            Map.of("check", "a", "check$okhttp", "b", "invoke", "c", "findMatchingPins", "d", "certificatePinner", "e");

    private static final Map<String, String> CLASSES = new HashMap<>();
    private static final Map<String, Integer> PACKAGES = new HashMap<>();

    private static final Remapper NAMES =
            new Remapper() {
                @Override
                public String map(String name) {
                    return isRenamed(name) ? CLASSES.computeIfAbsent(name, Rename::shortName) : name;
                }

                @Override
                public String mapMethodName(String owner, String name, String descriptor) {
                    return isRenamed(owner) ? METHODS.getOrDefault(name, name) : name;
                }

                @Override
                public String mapInvokeDynamicMethodName(String name, String descriptor) {
                    Type made = Type.getReturnType(descriptor);
                    boolean isOurs = made.getSort() == Type.OBJECT && isRenamed(made.getInternalName());
                    return isOurs ? METHODS.getOrDefault(name, name) : name;
                }
            };

    private static boolean isRenamed(String name) {
        return RENAMED.stream().anyMatch(name::startsWith);
    }

    /** Classes of one package stay together: some of their members are the package's own. */
    private static String shortName(String name) {
        int at = name.lastIndexOf('/');
        int place = PACKAGES.computeIfAbsent(name.substring(0, at), known -> PACKAGES.size());
        return "p" + place + "/c" + CLASSES.size();
    }

    public static void main(String[] arguments) throws Exception {
        Path out = Path.of(arguments[0]);
        for (int index = 1; index < arguments.length; index++) {
            Path from = Path.of(arguments[index]);
            if (Files.isDirectory(from)) {
                try (var files = Files.walk(from)) {
                    for (Path file : files.filter(one -> one.toString().endsWith(".class")).toList()) {
                        rename(Files.readAllBytes(file), out);
                    }
                }
                continue;
            }
            try (JarFile jar = new JarFile(from.toFile())) {
                for (JarEntry entry : java.util.Collections.list(jar.entries())) {
                    String name = entry.getName();
                    boolean isLeft = name.startsWith("META-INF/") || name.endsWith("module-info.class") || entry.isDirectory();
                    if (isLeft) continue;
                    try (InputStream in = jar.getInputStream(entry)) {
                        if (name.endsWith(".class")) rename(in.readAllBytes(), out);
                    }
                }
            }
        }
    }

    private static void rename(byte[] code, Path out) throws Exception {
        ClassReader reader = new ClassReader(code);
        ClassWriter writer = new ClassWriter(0);
        reader.accept(new ClassRemapper(writer, NAMES), 0);
        Path file = out.resolve(NAMES.map(reader.getClassName()) + ".class");
        Files.createDirectories(file.getParent());
        try (OutputStream to = Files.newOutputStream(file)) {
            to.write(writer.toByteArray());
        }
    }
}
