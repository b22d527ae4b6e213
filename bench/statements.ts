import type pg from 'pg';

export interface Statement {
  text: string;
  values: unknown[];
}

/** Records every statement that passes through a pool, transactions' begin and end included. */
export function recordStatements(pool: pg.Pool): { take(): Statement[] } {
  let statements: Statement[] = [];
  pool.on('connect', (client) => {
    const query = client.query.bind(client) as (...all: unknown[]) => unknown;
    Object.assign(client, {
      query: (...all: unknown[]) => {
        const [first, values] = all;
        if (typeof first === 'string') statements.push({ text: first, values: Array.isArray(values) ? values : [] });
        return query(...all);
      },
    });
  });
  return {
    take: () => {
      const taken = statements;
      statements = [];
      return taken;
    },
  };
}

/**
 * The statements as a pgbench script. `unique` gives for a value that must differ each time an SQL expression over `:n`, a
 * random number; all other values are written out, which spares pgbench what our program sends.
 */
export function pgbenchScript(
  statements: readonly Statement[],
  [least, most]: [number, number],
  unique: (value: unknown) => string | undefined,
): string {
  const lines = statements.map(({ text, values }) => {
    const filled = text.replace(/\$(\d+)/g, (_, number: string) => {
      const value = values[Number(number) - 1];
      return unique(value) ?? literal(value);
    });
    return `${filled.replace(/\s+/g, ' ').trim()};`;
  });
  return [`\\set n random(${least}, ${most})`, ...lines, ''].join('\n');
}

function literal(value: unknown): string {
  if (value === null || value === undefined) return 'NULL';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return `ARRAY[${value.map(literal).join(', ')}]`;
  if (value instanceof Date) return `'${value.toISOString()}'`;
  // pgbench takes a colon before a letter for one of its variables, also inside quotes.
  return `'${String(value)
    .replaceAll("'", "''")
    .replace(/:(?=[^\d\s"[{'\-:/])/g, ': ')}'`;
}
