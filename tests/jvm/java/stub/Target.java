package stub;

/** Methods with something special about them. */
public class Target {
    static { Driver.say("initialised on " + Thread.currentThread().getName()); }

    static final IllegalStateException FAILURE = new IllegalStateException("not to be told");

    public String echo(String text) { return text; }
    public Object fails() { throw FAILURE; }
    public String twice(String text) { return twice(text, 2); }
    public String twice(String text, int times) { return text.repeat(times); }
    public String outer(Target inner) { return inner.echo("from inside"); }
    public int hot(int n) { return n; }
    public Target self() { return this; }
    public String inner() { return "inner"; }
    public int depth(int n) { return n == 0 ? 0 : 1 + new Target().depth(n - 1); }
    public long big() { return 9007199254740993L; }
    public String overridden() { return "target"; }
}
