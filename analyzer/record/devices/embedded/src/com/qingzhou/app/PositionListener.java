package com.qingzhou.app;

import android.location.Location;
import android.location.LocationListener;

/** A named class, because a hook on the interface never fires for those who implement it. */
public final class PositionListener implements LocationListener {
    private Location last;

    @Override
    public void onLocationChanged(Location location) {
        last = location;
    }

    public Location last() {
        return last;
    }
}
