package org.consentinel.player;

import java.lang.reflect.Method;

/** Makes calls. `Callers` makes copies of it in other packages, so that stacks name those. */
public final class Caller implements Call {
    @Override
    public Object call(Method method, Object target, Object... arguments)
            throws ReflectiveOperationException {
        return method.invoke(target, arguments);
    }
}
