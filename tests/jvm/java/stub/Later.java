package stub;

import java.io.File;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;

/** Code that comes at run time, as plugin frameworks bring it: each `load` by a new loader. */
final class Later {
    private static final List<ClassLoader> LOADERS = new ArrayList<>();

    /** Load the classes and initialise none. */
    static void load() throws Exception {
        URL[] path = {new File(System.getProperty("late")).toURI().toURL()};
        ClassLoader loader = new URLClassLoader(path);
        for (String name : new String[] {"late.Plugin", "late.Service", "late.Service$Plain"}) {
            Class.forName(name, false, loader);
        }
        LOADERS.add(loader);
        Driver.say("loaded " + LOADERS.size());
    }

    /** Link and initialise them. */
    static void make() throws Exception {
        for (ClassLoader loader : LOADERS) loader.loadClass("late.Plugin").getDeclaredConstructor().newInstance();
        for (ClassLoader loader : LOADERS) loader.loadClass("late.Service$Plain").getDeclaredConstructor().newInstance();
    }

    /** Call a method of each loader's classes. */
    static void call() throws Exception {
        for (int i = 0; i < LOADERS.size(); i++) {
            Class<?> plugin = LOADERS.get(i).loadClass("late.Plugin");
            Driver.say("plugin " + plugin.getMethod("secret").invoke(plugin.getDeclaredConstructor().newInstance()));
            Object plain = LOADERS.get(i).loadClass("late.Service$Plain").getDeclaredConstructor().newInstance();
            Method ask = LOADERS.get(i).loadClass("late.Service").getMethod("ask", String.class);
            Driver.say("service " + ask.invoke(plain, "loader " + i));
        }
    }
}
