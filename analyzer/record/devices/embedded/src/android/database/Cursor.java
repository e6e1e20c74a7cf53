package android.database;

public interface Cursor extends AutoCloseable {
    int getCount();

    int getPosition();

    boolean moveToPosition(int position);

    boolean moveToFirst();

    boolean moveToNext();

    int getColumnCount();

    int getColumnIndex(String columnName);

    String[] getColumnNames();

    String getString(int columnIndex);

    boolean isClosed();

    @Override
    void close();
}
