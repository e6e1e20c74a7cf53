package org.consentinel.player;

import java.lang.reflect.Method;

/** Calls a method from its own class, so that this class is the caller in the stack. */
public interface Call {
    Object call(Method method, Object target, Object... arguments) throws ReflectiveOperationException;
}
