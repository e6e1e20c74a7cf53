package stub;

import java.util.Arrays;

/** One method for every type there is, and for many arguments at once. */
public class Shapes {
    static final class Odd extends RuntimeException {
        @Override public String toString() { throw new IllegalStateException("asked for its text"); }
    }

    static final Odd ODD = new Odd();

    public boolean ofBoolean(boolean it) { return !it; }
    public byte ofByte(byte it) { return (byte) -it; }
    public char ofChar(char it) { return (char) (it + 1); }
    public short ofShort(short it) { return (short) -it; }
    public int ofInt(int it) { return -it; }
    public long ofLong(long it) { return -it; }
    public float ofFloat(float it) { return -it; }
    public double ofDouble(double it) { return -it; }
    public int[] ofArray(int[] it) { return it; }
    public void ofNothing() { }
    public static String ofAll(boolean a, byte b, char c, short d, int e, long f, float g, double h, String i, int[] j) {
        return a + " " + b + " " + c + " " + d + " " + e + " " + f + " " + g + " " + h + " " + i + " " + Arrays.toString(j);
    }
    public String odd() { throw ODD; }

    static void call() {
        Shapes it = new Shapes();
        int[] numbers = {1, 2};
        Driver.say(it.ofBoolean(false) + " " + it.ofByte((byte) 5) + " " + (int) it.ofChar('\uD7FF') + " " + it.ofShort((short) 5)
                + " " + it.ofInt(Integer.MAX_VALUE) + " " + it.ofLong(Long.MAX_VALUE) + " " + it.ofFloat(1.5f)
                + " " + it.ofDouble(Math.PI) + " " + (it.ofArray(numbers) == numbers) + " " + (it.ofArray(null) == null));
        it.ofNothing();
        Driver.say(ofAll(true, (byte) -1, '\u9A8C', (short) -2, -3, Long.MIN_VALUE, 2.5f, Math.E, "text", numbers));
        try {
            it.odd();
        } catch (Odd thrown) {
            Driver.say("odd " + (thrown == ODD));
        }
    }
}
