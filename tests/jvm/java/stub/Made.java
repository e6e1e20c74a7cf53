package stub;

/** Has constructors, one of which calls the other, and one that throws. */
public class Made {
    public static String LABEL = "a label";
    private final String name;

    public Made(String name) { this.name = name; }
    public Made(int number) { this("number " + number); }
    public Made(boolean isGood) { throw new IllegalStateException("not to be told"); }

    public String getName() { return name; }

    /** Calls a constructor of its parent. */
    static class Child extends Made { Child() { super("child"); } }
}
