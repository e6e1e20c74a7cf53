package android.content;

import android.database.Cursor;
import android.net.Uri;

public abstract class ContentResolver {
    public final Cursor query(
            Uri uri, String[] projection, String selection, String[] selectionArgs, String sortOrder) {
        return rows(uri);
    }

    /** The rows behind an address: the provider's process, on a phone. */
    protected abstract Cursor rows(Uri uri);
}
