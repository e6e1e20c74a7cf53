package stub;

import java.util.Map;

/** An object whose getters answer from a map. */
public interface Members {
    Map<String, Object> members();

    /** Fill an object: a public field where there is one, else an answer of a getter. */
    static <T> T fill(T object, Object... pairs) throws ReflectiveOperationException {
        for (int i = 0; i < pairs.length; i += 2) {
            String name = (String) pairs[i];
            try {
                object.getClass().getField(name).set(object, pairs[i + 1]);
            } catch (NoSuchFieldException absent) {
                ((Members) object).members().put(name, pairs[i + 1]);
            }
        }
        return object;
    }
}
