package android.database;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.consentinel.player.Persona;

public class MatrixCursor implements Cursor {
    private final String[] columns;
    private final List<String[]> rows = new ArrayList<>();
    private int position = -1;
    private boolean isClosed;

    public MatrixCursor(String[] columnNames) {
        columns = columnNames;
    }

    /** The persona's list `name` as rows with these columns. */
    public static MatrixCursor of(String name, String... columnNames) {
        MatrixCursor cursor = new MatrixCursor(columnNames);
        for (Map<String, Object> row : Persona.rows(name)) {
            cursor.rows.add(Arrays.stream(columnNames).map(row::get).toArray(String[]::new));
        }
        return cursor;
    }

    @Override
    public int getCount() {
        return rows.size();
    }

    @Override
    public int getPosition() {
        return position;
    }

    @Override
    public boolean moveToPosition(int target) {
        position = Math.max(-1, Math.min(target, rows.size()));
        return position >= 0 && position < rows.size();
    }

    @Override
    public boolean moveToFirst() {
        return moveToPosition(0);
    }

    @Override
    public boolean moveToNext() {
        return moveToPosition(position + 1);
    }

    @Override
    public int getColumnCount() {
        return columns.length;
    }

    @Override
    public int getColumnIndex(String columnName) {
        return Arrays.asList(columns).indexOf(columnName);
    }

    @Override
    public String[] getColumnNames() {
        return columns.clone();
    }

    @Override
    public String getString(int columnIndex) {
        return rows.get(position)[columnIndex];
    }

    @Override
    public boolean isClosed() {
        return isClosed;
    }

    @Override
    public void close() {
        isClosed = true;
    }
}
