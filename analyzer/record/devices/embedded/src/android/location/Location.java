package android.location;

public class Location {
    private final String provider;
    private double latitude;
    private double longitude;

    public Location(String provider) {
        this.provider = provider;
    }

    /** The place as the player notes it: its own look must not count as the app's. */
    public String place() {
        return latitude + "," + longitude;
    }

    public String getProvider() {
        return provider;
    }

    public double getLatitude() {
        return latitude;
    }

    public void setLatitude(double latitude) {
        this.latitude = latitude;
    }

    public double getLongitude() {
        return longitude;
    }

    public void setLongitude(double longitude) {
        this.longitude = longitude;
    }
}
