package late;

/** Is not on the class path: comes by a loader of its own. */
public class Plugin {
    public String secret() { return "late secret"; }
}
