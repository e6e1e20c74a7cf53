package android.app;

import android.app.job.JobInfo;
import android.app.job.JobScheduler;

public class JobSchedulerImpl extends JobScheduler {
    @Override
    public int schedule(JobInfo job) {
        return RESULT_SUCCESS;
    }
}
