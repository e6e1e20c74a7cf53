package stub;

/** A cursor over rows given as text. Starts before the first row, as Android's do. */
public final class RowsCursor implements android.database.Cursor {
    private final String[] columns;
    private final String[][] rows;
    private int position = -1;

    public RowsCursor(String[] columns, String[][] rows) {
        this.columns = columns;
        this.rows = rows;
    }

    public int getCount() { return rows.length; }
    public int getPosition() { return position; }
    public String[] getColumnNames() { return columns; }
    public String getString(int column) { return rows[position][column]; }

    public boolean moveToPosition(int to) {
        position = Math.max(-1, Math.min(to, rows.length));
        return position >= 0 && position < rows.length;
    }
}
