package org.consentinel.player;

import java.lang.reflect.Method;

/** Calls a method from its own class, so that this class is the caller in the stack. */
public interface Call {
    Object call(Method method, Object target, Object... arguments) throws ReflectiveOperationException;

    /** The `Caller` of a package; the package must have one. */
    static Call from(String packageName) {
        try {
            return (Call) Class.forName(packageName + ".Caller").getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException absent) {
            throw new IllegalArgumentException("no caller in package " + packageName, absent);
        }
    }
}
