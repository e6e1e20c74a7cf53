package android.content;

public class Intent {
    private ComponentName component;

    public Intent setClassName(String packageName, String className) {
        component = new ComponentName(packageName, className);
        return this;
    }

    public ComponentName getComponent() {
        return component;
    }
}
