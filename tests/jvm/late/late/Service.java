package late;

/** An interface that comes with its implementers, by a loader of their own. */
public interface Service {
    String ask(String what);

    /** A plain implementer. */
    class Plain implements Service { public String ask(String what) { return "plain " + what; } }
}
