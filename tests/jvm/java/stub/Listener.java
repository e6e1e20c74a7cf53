package stub;

/** An interface with several kinds of implementers. */
public interface Listener {
    void heard(String what);

    /** Has the method without being a Listener. */
    class Base { public void heard(String what) { Driver.say("base heard " + what); } }
    class Overriding extends Base { public void heard(String what) { Driver.say("overriding heard " + what); } }
    class Polite extends Base { public void heard(String what) { super.heard(what); } }
    class Inheriting extends Base implements Listener {}
    abstract class Half implements Listener { public abstract void heard(String what); }
    class Whole extends Half { public void heard(String what) { Driver.say("whole heard " + what); } }
    class Calling extends Whole { public void heard(String what) { super.heard(what); } }
}
