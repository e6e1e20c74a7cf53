package com.bytedance.sdk.openadsdk;

import java.lang.reflect.Method;
import org.consentinel.player.Call;

/** Makes calls from this package, so that stacks name it. */
public final class Caller implements Call {
    @Override
    public Object call(Method method, Object target, Object... arguments)
            throws ReflectiveOperationException {
        return method.invoke(target, arguments);
    }
}
