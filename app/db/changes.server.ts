import { setTimeout as pause, setImmediate } from "node:timers/promises";
import postgres from "postgres";

/** Triggers name on it, when a transaction is committed, what it changed: "award:018f..." (drizzle/0012). */
const CHANNEL = "changes";
const BEAT_MS = 2_000;
/** A database that does not answer for so long may have told things that nobody heard. */
const PATIENCE_MS = 1_000;

export interface ChangeListener {
  readonly onChange: (tag: string) => void;
  /** Whether every change is heard of from now on. False: some may have been missed. */
  readonly onHearing: (isHearing: boolean) => void;
}

export interface Changes {
  /** Resolves once every change committed before has been told to the listener, or the listener was told of a doubt. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Tell of what any node or command changes in the database, in the order of the commits, on a connection of its own.
 *
 * PostgreSQL sends what it has to tell before it is ready for the next query: whoever asks this connection anything after a
 * commit, and is answered, has heard of it. A beat asks every other second, so a connection that died in silence is found out.
 * Source: documentation of PostgreSQL, "Asynchronous Notification". A pooler that lends connections by statement carries nothing.
 */
export async function hearChanges(databaseUrl: string, { onChange, onHearing }: ChangeListener): Promise<Changes> {
  let isHearing = false;
  let isClosing = false;
  const setHearing = (isNow: boolean) => {
    if (isNow === isHearing) return;
    isHearing = isNow;
    onHearing(isNow);
  };
  const connection = postgres(databaseUrl, {
    max: 1,
    idle_timeout: 0,
    max_lifetime: null,
    fetch_types: false,
    onnotice: () => {},
    onnotify: (_channel: string, tag: string) => onChange(tag),
    onclose: () => setHearing(false),
    connection: { application_name: "tinh-hoa changes" },
  } as postgres.Options<Record<string, never>>);

  let beginning: Promise<void> | undefined;
  /** One at a time: while the database is away the driver keeps what it is asked, and asks it all when it is back. */
  function begin(): Promise<void> {
    beginning ??= connection
      .unsafe(`listen ${CHANNEL}`)
      .then(
        () => setHearing(!isClosing),
        () => {},
      )
      .finally(() => {
        beginning = undefined;
      });
    return beginning;
  }
  async function ask(): Promise<void> {
    let isAnswered = false;
    const answered = connection`select 1`.then(
      () => {
        isAnswered = true;
      },
      () => {},
    );
    await Promise.race([answered, pause(PATIENCE_MS, undefined, { ref: false })]);
    // After a long turn of this process the clock is heard before the answer that waits.
    await setImmediate();
    if (!isAnswered) setHearing(false);
  }
  await Promise.race([begin(), pause(PATIENCE_MS, undefined, { ref: false })]);
  const beat = setInterval(() => void (isHearing ? ask() : begin()), BEAT_MS).unref();
  return {
    settled: () => (isHearing ? ask() : Promise.resolve()),
    async close() {
      isClosing = true;
      clearInterval(beat);
      await connection.end({ timeout: 1 });
    },
  };
}
