import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';

export interface TimestreamValue {
  Name: string;
  Value: string;
  Type: string;
}

/** One record with everything common merged in. */
export interface TimestreamRecord {
  database: string;
  table: string;
  dimensions: { Name: string; Value: string }[];
  measure: string;
  /** Epoch nanoseconds. */
  time: bigint;
  version: number;
  values: TimestreamValue[];
}

export interface TimestreamStore {
  /** Null when it was taken; otherwise the version that stands in its way. */
  write(record: TimestreamRecord): number | null;
  /** Records of one table from `from` (inclusive) to `to` (exclusive), in epoch ns. */
  read(place: { database: string; table: string }, range: TimeRange): Iterable<TimestreamRecord>;
  /** Runs `work` in one transaction. */
  together(work: () => void): void;
  close(): void;
}

export interface TimeRange {
  from: bigint;
  to: bigint;
  order: 'asc' | 'desc';
}

const SCHEMA = `CREATE TABLE IF NOT EXISTS records (
  db TEXT NOT NULL, tbl TEXT NOT NULL, dimensions TEXT NOT NULL, measure TEXT NOT NULL, time INTEGER NOT NULL,
  version INTEGER NOT NULL, content TEXT NOT NULL,
  PRIMARY KEY (db, tbl, dimensions, measure, time)
) WITHOUT ROWID; CREATE INDEX IF NOT EXISTS byTime ON records (db, tbl, time)`;

/** Timestream's records in SQLite. */
export function openTimestreamStore(file: string): TimestreamStore {
  mkdirSync(dirname(file), { recursive: true });
  const db = new DatabaseSync(file);
  db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; ${SCHEMA}`);
  const find = db.prepare(
    'SELECT version, content FROM records WHERE db = ? AND tbl = ? AND dimensions = ? AND measure = ? AND time = ?',
  );
  const put = db.prepare('INSERT OR REPLACE INTO records VALUES (?, ?, ?, ?, ?, ?, ?)');
  const ranges = { asc: rangeStatement(db, 'ASC'), desc: rangeStatement(db, 'DESC') };
  return {
    write: (record) => {
      const sorted = record.dimensions.toSorted((a, b) => (a.Name < b.Name ? -1 : 1));
      const key = [record.database, record.table, JSON.stringify(sorted), record.measure, record.time] as const;
      const content = JSON.stringify(record.values);
      const existing = find.get(...key) as { version: number; content: string } | undefined;
      if (existing !== undefined && existing.version >= record.version) {
        const same = existing.version === record.version && existing.content === content;
        return same ? null : existing.version;
      }
      put.run(...key, record.version, content);
      return null;
    },
    read: function* ({ database, table }, { from, to, order }) {
      for (const row of ranges[order].iterate(database, table, from, to)) yield recordOf(row as unknown as Row);
    },
    together: (work) => {
      db.exec('BEGIN');
      try {
        work();
        db.exec('COMMIT');
      } catch (error) {
        db.exec('ROLLBACK');
        throw error;
      }
    },
    close: () => db.close(),
  };
}

function rangeStatement(db: DatabaseSync, order: 'ASC' | 'DESC'): StatementSync {
  const where = 'db = ? AND tbl = ? AND time >= ? AND time < ?';
  const statement = db.prepare(`SELECT * FROM records WHERE ${where} ORDER BY time ${order}`);
  statement.setReadBigInts(true);
  return statement;
}

interface Row {
  db: string;
  tbl: string;
  dimensions: string;
  measure: string;
  time: bigint;
  version: bigint;
  content: string;
}

function recordOf(row: Row): TimestreamRecord {
  return {
    database: row.db,
    table: row.tbl,
    dimensions: JSON.parse(row.dimensions) as TimestreamRecord['dimensions'],
    measure: row.measure,
    time: row.time,
    version: Number(row.version),
    values: JSON.parse(row.content) as TimestreamValue[],
  };
}
