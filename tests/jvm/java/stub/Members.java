package stub;

import java.util.Map;

/** An object whose getters answer from a map. */
public interface Members {
    Map<String, Object> members();

    /** Make an object without calling any of its constructors: those may be hooked. */
    @SuppressWarnings("unchecked")
    static <T> T make(Class<T> type) throws ReflectiveOperationException {
        Class<?> unsafe = Class.forName("sun.misc.Unsafe");
        java.lang.reflect.Field only = unsafe.getDeclaredField("theUnsafe");
        only.setAccessible(true);
        return (T) unsafe.getMethod("allocateInstance", Class.class).invoke(only.get(null), type);
    }

    /** Fill an object: a public field where there is one, else an answer of a getter. */
    static <T> T fill(T object, Object... pairs) {
        for (int i = 0; i < pairs.length; i += 2) {
            String name = (String) pairs[i];
            try {
                object.getClass().getField(name).set(object, pairs[i + 1]);
            } catch (NoSuchFieldException absent) {
                ((Members) object).members().put(name, pairs[i + 1]);
            } catch (IllegalAccessException impossible) {
                throw new AssertionError(impossible);
            }
        }
        return object;
    }
}
