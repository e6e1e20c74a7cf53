package android.location;

import org.consentinel.player.Persona;

public class LocationManager {
    public static final String GPS_PROVIDER = "gps";

    public Location getLastKnownLocation(String provider) {
        return here(provider);
    }

    /** Answers once, at once. */
    public void requestLocationUpdates(
            String provider, long minTimeMs, float minDistanceM, LocationListener listener) {
        listener.onLocationChanged(here(provider));
    }

    private static Location here(String provider) {
        String[] place = Persona.text("place").split(",");
        Location location = new Location(provider);
        location.setLatitude(Double.parseDouble(place[0]));
        location.setLongitude(Double.parseDouble(place[1]));
        return location;
    }
}
