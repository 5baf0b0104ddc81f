"""Drop the triggers of sealed tables, for migrations that remake or fill such a table.

SQLite cannot remake a table that a trigger of another table names, and no database lets a sealed table be filled. All
triggers are put in place again once every migration of a run has been applied.
"""

# A trigger of ours raises an error that has its own name, or writes which pages a change concerns.
FIND = {
    "sqlite": (
        "SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger'"
        " AND tbl_name LIKE 'articles\\_%' ESCAPE '\\'"
        " AND (instr(sql, 'RAISE(ABORT, ''' || name || ''')') > 0 OR instr(sql, 'INSERT INTO articles_invalidation') > 0)"
    ),
    # And PostgreSQL's has a function of the same name.
    "postgresql": (
        "SELECT t.tgname, c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid"
        " JOIN pg_proc p ON p.oid = t.tgfoid JOIN pg_namespace n ON n.oid = c.relnamespace"
        " WHERE NOT t.tgisinternal AND n.nspname = current_schema() AND p.proname = t.tgname"
        " AND c.relname LIKE 'articles\\_%'"
    ),
}
DROP = {"sqlite": 'DROP TRIGGER "{name}"', "postgresql": 'DROP TRIGGER "{name}" ON "{table}"'}


def drop_triggers(apps, schema_editor):
    """Drop every trigger of this app, in the transaction of the migration."""
    connection = schema_editor.connection
    with connection.cursor() as cursor:
        cursor.execute(FIND[connection.vendor])
        for name, table in cursor.fetchall():
            cursor.execute(DROP[connection.vendor].format(name=name, table=table))
