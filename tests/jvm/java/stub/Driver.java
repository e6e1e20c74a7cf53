package stub;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Runs cases by command: see `run`; any other word is the method of Extras with that name. */
public final class Driver {
    private static final ThreadLocal<List<String>> ACCOUNT = new ThreadLocal<>();

    /** Compare what a call gave with what its original gave; in an account, say all that the app can see of it. */
    static void check(String name, Object expected, Object got) {
        if (Answers.forced() != null) expected = Answers.forced();
        boolean isSame = expected == got || (expected instanceof Number || expected instanceof Boolean) && expected.equals(got);
        boolean isMoved = got instanceof RowsCursor && ((RowsCursor) got).getPosition() != -1;
        String line = name + " " + (!isSame ? "changed" : isMoved ? "moved" : "same");
        String seen = Answers.seen();
        if (ACCOUNT.get() == null) say(line);
        else ACCOUNT.get().add(line + ": " + describe(got) + " | " + seen);
    }

    /** Say what an object is, without what differs from run to run. */
    static String describe(Object object) {
        if (object == null) return "null";
        Class<?> type = object.getClass();
        if (object instanceof Throwable) return type.getName() + "(" + ((Throwable) object).getMessage() + ")";
        if (type.isArray()) {
            StringBuilder text = new StringBuilder(type.getSimpleName());
            for (int i = 0; i < Array.getLength(object); i++) text.append(' ').append(describe(Array.get(object, i)));
            return text.toString();
        }
        boolean isPlain = type.getName().startsWith("java.lang.");
        return isPlain ? type.getSimpleName() + " " + object : type.getName();
    }

    static synchronized void say(String text) {
        System.out.println(text);
        System.out.flush();
    }

    public static void main(String[] args) throws Throwable {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        say("ready");
        for (String line; (line = in.readLine()) != null && !line.equals("exit"); ) {
            run(line);
            say("done " + line);
        }
    }

    /** cases: every example once. throwing: what the app sees of each when the original throws.
     *  elsewhere: of each on two threads at once. */
    private static void run(String command) throws Throwable {
        switch (command) {
            case "cases" -> cases();
            case "throwing" -> account(new IllegalStateException("kept from the host")).forEach(Driver::say);
            case "elsewhere" -> elsewhere();
            default -> Extras.class.getDeclaredMethod(command).invoke(null);
        }
    }

    private static void cases() throws Throwable {
        List<Method> methods = new ArrayList<>();
        for (int part = 0; ; part++) {
            try {
                methods.addAll(Arrays.asList(Class.forName("stub.Cases" + part).getDeclaredMethods()));
            } catch (ClassNotFoundException last) {
                break;
            }
        }
        methods.sort(Comparator.comparing(Method::getName));
        for (Method method : methods) method.invoke(null);
    }

    private static List<String> account(Throwable forced) throws Throwable {
        List<String> lines = new ArrayList<>();
        ACCOUNT.set(lines);
        Answers.force(forced);
        try {
            cases();
        } finally {
            ACCOUNT.remove();
            Answers.force(null);
        }
        return lines;
    }

    private static void elsewhere() throws Throwable {
        List<List<String>> all = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            List<String> lines = new ArrayList<>();
            all.add(lines);
            threads.add(new Thread(() -> {
                try {
                    lines.addAll(account(null));
                } catch (Throwable failure) {
                    lines.add("ended by " + failure);
                }
            }, "elsewhere-" + i));
        }
        for (Thread thread : threads) thread.start();
        for (Thread thread : threads) thread.join();
        for (List<String> lines : all) lines.forEach(Driver::say);
    }
}
