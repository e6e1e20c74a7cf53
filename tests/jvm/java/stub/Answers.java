package stub;

/** What the next generated method gives back or throws. */
public final class Answers {
    /** Stands where a value has no answer of its own. */
    public static final Object NONE = new Object();

    private static Object next;
    private static Throwable error;

    static void put(Object answer, Throwable thrown) {
        next = answer;
        error = thrown;
    }

    public static Object take() {
        if (error != null) Answers.<RuntimeException>sneak(error);
        return next;
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> void sneak(Throwable thrown) throws E {
        throw (E) thrown;
    }
}
