package android.app.job;

import android.content.ComponentName;

public class JobInfo {
    private final ComponentName service;
    private final boolean isPersisted;
    private final long intervalMillis;

    private JobInfo(Builder builder) {
        service = builder.service;
        isPersisted = builder.isPersisted;
        intervalMillis = builder.intervalMillis;
    }

    public ComponentName getService() {
        return service;
    }

    public boolean isPersisted() {
        return isPersisted;
    }

    public long getIntervalMillis() {
        return intervalMillis;
    }

    public static final class Builder {
        private final ComponentName service;
        private boolean isPersisted;
        private long intervalMillis;

        public Builder(int jobId, ComponentName jobService) {
            service = jobService;
        }

        public Builder setPersisted(boolean isPersisted) {
            this.isPersisted = isPersisted;
            return this;
        }

        public Builder setPeriodic(long intervalMillis) {
            this.intervalMillis = intervalMillis;
            return this;
        }

        public JobInfo build() {
            return new JobInfo(this);
        }
    }
}
