package stub;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;

/** Runs cases by command: `cases` all generated ones, any other word the method of Extras with that name. */
public final class Driver {
    static void check(String name, Object expected, Object got) {
        boolean isSame = expected == got || (expected instanceof Number || expected instanceof Boolean) && expected.equals(got);
        boolean isMoved = got instanceof RowsCursor && ((RowsCursor) got).getPosition() != -1;
        say(name + " " + (!isSame ? "changed" : isMoved ? "moved" : "same"));
    }

    static void say(String text) {
        System.out.println(text);
        System.out.flush();
    }

    public static void main(String[] args) throws Throwable {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        say("ready");
        for (String line; (line = in.readLine()) != null && !line.equals("exit"); ) {
            if (line.equals("cases")) cases();
            else Extras.class.getDeclaredMethod(line).invoke(null);
            say("done " + line);
        }
    }

    private static void cases() throws Throwable {
        Method[] methods = Cases.class.getDeclaredMethods();
        Arrays.sort(methods, Comparator.comparing(Method::getName));
        for (Method method : methods) method.invoke(null);
    }
}
