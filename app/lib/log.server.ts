import pino, { type Logger } from "pino";

export type { Logger };

/** JSON lines; on a terminal one readable line an event. `destination` is a file descriptor: 1 for the server, 2 for a command. */
export function createLogger(level: string, destination: 1 | 2 = 1): Logger {
  const options = {
    level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: withoutValues },
  };
  const stream = destination === 1 ? process.stdout : process.stderr;
  if (!stream.isTTY) return pino(options, pino.destination({ dest: destination, sync: true }));
  return pino(options, { write: (line: string) => void stream.write(readable(line)) });
}

/**
 * A failed query names its statement and, below it, the values: mails with their links, hashes, tax codes. They stay out of
 * every log; the statement and the database's own reason do not.
 */
export function withoutValues(error: Error): object {
  const cut = (text: string) => text.replace(/\nparams: [\s\S]*?(?=\n {4}at |$)/g, "");
  const { params: _, ...told } = pino.stdSerializers.err(error) as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(told).map(([name, value]) => [name, typeof value === "string" ? cut(value) : value]),
  );
}

function readable(line: string): string {
  const { level, time, msg, err, ...fields } = JSON.parse(line) as Record<string, unknown> & {
    level: number;
    time: string;
    msg?: string;
    err?: { stack?: string; message?: string };
  };
  const details = Object.entries(fields).map(
    ([name, value]) => `${name}=${typeof value === "string" ? value : JSON.stringify(value)}`,
  );
  const trouble = err ? `\n${err.stack ?? err.message}` : "";
  return `${time.slice(11, 19)} ${pino.levels.labels[level]} ${[msg ?? "", ...details].join(" ")}${trouble}\n`;
}
