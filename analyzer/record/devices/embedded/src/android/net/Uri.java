package android.net;

import java.net.URI;

public abstract class Uri {
    public static Uri parse(String uriString) {
        return new StringUri(uriString);
    }

    public abstract String getScheme();

    public abstract String getAuthority();

    public abstract String getPath();

    private static final class StringUri extends Uri {
        private final URI parsed;

        StringUri(String text) {
            parsed = URI.create(text);
        }

        @Override
        public String getScheme() {
            return parsed.getScheme();
        }

        @Override
        public String getAuthority() {
            return parsed.getAuthority();
        }

        @Override
        public String getPath() {
            return parsed.getPath();
        }

        @Override
        public String toString() {
            return parsed.toString();
        }
    }
}
