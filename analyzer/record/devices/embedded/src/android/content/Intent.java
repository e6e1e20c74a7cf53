package android.content;

public class Intent {
    private ComponentName component;
    private String action;

    public Intent setClassName(String packageName, String className) {
        component = new ComponentName(packageName, className);
        return this;
    }

    public Intent setAction(String action) {
        this.action = action;
        return this;
    }

    public String getAction() {
        return action;
    }

    @Override
    public String toString() {
        return "Intent { act=" + action + " }";
    }

    public ComponentName getComponent() {
        return component;
    }
}
