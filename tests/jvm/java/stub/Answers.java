package stub;

import java.util.ArrayList;
import java.util.List;

/** What the next generated method of a thread gives back or throws, and what it was called with. */
public final class Answers {
    /** Stands where a value has no answer of its own. */
    public static final Object NONE = new Object();

    private static final ThreadLocal<Answers> MINE = ThreadLocal.withInitial(Answers::new);

    private Object next;
    private Throwable error;
    private Throwable forced;
    private final List<String> seen = new ArrayList<>();

    static void put(Object answer, Throwable thrown) {
        Answers mine = MINE.get();
        mine.next = answer;
        mine.error = mine.forced == null ? thrown : mine.forced;
    }

    /** From now on every method throws this, whatever its example says; null ends it. */
    static void force(Throwable thrown) { MINE.get().forced = thrown; }

    static Throwable forced() { return MINE.get().forced; }

    /** What the methods called since the last time were given, and on which thread they ran. */
    static String seen() {
        List<String> seen = MINE.get().seen;
        String text = String.join("; ", seen);
        seen.clear();
        return text;
    }

    public static Object take(String method, Object... arguments) {
        Answers mine = MINE.get();
        StringBuilder text = new StringBuilder(method);
        for (Object argument : arguments) text.append(' ').append(Driver.describe(argument));
        mine.seen.add(text + " on " + Thread.currentThread().getName());
        if (mine.error != null) Answers.<RuntimeException>sneak(mine.error);
        return mine.next;
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> void sneak(Throwable thrown) throws E {
        throw (E) thrown;
    }
}
