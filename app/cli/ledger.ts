import { readFile } from "node:fs/promises";
import type { Command } from "commander";
import type { KeptHead } from "~/adapters/keys/index";
import type { LedgerFinding, LedgerReport } from "~/domain/ledger/verify-ledger.server";
import type { FrozenDifference } from "~/domain/rounds/frozen-rules.server";
import type { DifferingSheet } from "~/domain/sheets/differing-sheets.server";
import { SetupError } from "~/lib/setup-error";
import { isUuid } from "~/lib/uuid";
import type { CommandContext } from "./context.server";
import { print } from "./output";

interface Options {
  readonly round: string;
  readonly head?: string;
}

const ROUND = "the id or the slug of a round";

export function register(program: Command): void {
  const ledger = program.command("ledger").description("the record of everything that can change a result");
  ledger
    .command("verify")
    .description("find what was changed, removed or put elsewhere, by whoever it was")
    .requiredOption("--round <id>", ROUND)
    .option("--head <file>", "a head that was kept, as `ledger head --json` prints it")
    .action(verify);
  ledger
    .command("head")
    .description("sign what the ledger of a round is now")
    .requiredOption("--round <id>", ROUND)
    .action(head);
}

async function verify({ round, head }: Options, command: Command): Promise<void> {
  const { withContext } = await import("./context.server");
  const { verifyLedger } = await import("~/domain/ledger/verify-ledger.server");
  const { frozenDifferences } = await import("~/domain/rounds/frozen-rules.server");
  const { differingSheets } = await import("~/domain/sheets/differing-sheets.server");
  const given = head === undefined ? [] : [await readHead(head)];
  const report = await withContext(async (context): Promise<Verified> => {
    const { ctx } = context;
    const roundId = await roundIdOf(context, round);
    const stranger = given.find((one) => one.roundId !== roundId);
    if (stranger) throw new SetupError(`${head}: the head of another round, ${stranger.roundId}`);
    const kept = await context.services.signer.journal.headsOf(roundId);
    const ledger = await verifyLedger(ctx, roundId, [...kept, ...given]);
    const rules = await frozenDifferences(ctx, roundId);
    const sheets = await differingSheets(ctx, roundId);
    return { ...ledger, ok: ledger.ok && rules.length + sheets.length === 0, rules, sheets };
  });
  print(command, report, reportLines(report));
  if (!report.ok) throw new SetupError(`The ledger is not what it was: ${faultsIn(report)[0]}`);
}

/** The ledger by itself, and what of the round is other than it says. */
interface Verified extends LedgerReport {
  readonly rules: readonly FrozenDifference[];
  readonly sheets: readonly DifferingSheet[];
}

async function readHead(file: string): Promise<KeptHead> {
  const { z } = await import("zod");
  const Head = z.object({
    round: z.uuid(),
    size: z.number().int().positive(),
    root: z.string().regex(/^[0-9a-f]{64}$/),
  });
  try {
    const { round, size, root } = Head.parse(JSON.parse(await readFile(file, "utf8")));
    return { roundId: round, size, root };
  } catch {
    throw new SetupError(`${file}: not a head of a ledger`);
  }
}

function reportLines(report: Verified): string[] {
  const { size, root, heads, unplaced, compromised } = report;
  return [
    `${size} events, ${heads} signed heads, ${unplaced} events not placed yet`,
    `root ${root}`,
    ...(compromised.length > 0
      ? [`heads of ${compromised.join(", ")} events: their key was compromised since, so their signatures say nothing`]
      : []),
    ...faultsIn(report),
  ];
}

const faultsIn = ({ findings, rules, sheets }: Verified): string[] => [
  ...findings.map(sentence),
  ...rules.map((difference) => RULES[difference]),
  ...sheets.map(
    ({ sheetId, code, differs }) =>
      `sheet ${sheetId}${code ? ` of ${code}` : ""}: ${differs.join(", ")} not as in the ledger`,
  ),
];

const RULES: Readonly<Record<FrozenDifference, string>> = {
  rules: "the rules in force have another hash than was frozen",
  hash: "the hash of the rules is another than in the ledger",
  criteria: "the criteria are others than the ledger names",
};

function sentence({ fault, at, eventId, since, until }: LedgerFinding): string {
  const event = eventId ? `event ${at} (${eventId})` : `event ${at}`;
  switch (fault) {
    case "event_changed":
      return `${event} says other than its leaf`;
    case "event_missing":
      return `${event} was removed`;
    case "event_fields":
      return `${event} has columns that say other than its payload`;
    case "leaf_differs":
      return `${event} or its leaf was changed`;
    case "leaf_missing":
      return at === until
        ? `${event} and its leaf were removed`
        : `events ${at} to ${until} and their leaves are not there`;
    case "root":
      return `events ${since} to ${at - 1} hold a change: the head of ${at} events has another root`;
    case "cut_off":
      return `events up to ${at - 1} were signed and are not there`;
    case "head_forged":
      return `the head of ${at} events was not signed by its key`;
    case "key_forged":
      return `the head of ${at} events names a key that is another`;
    case "head_missing":
      return `the head of ${at} events that is kept elsewhere is not there`;
  }
}

async function head({ round }: Options, command: Command): Promise<void> {
  const { withContext } = await import("./context.server");
  const { signHead } = await import("~/domain/ledger/sign-head.server");
  const { compromisedKeys } = await import("~/domain/ledger/keys.server");
  const [signed, lost] = await withContext(async (context) => [
    await signHead(context.ctx, context.services.signer, await roundIdOf(context, round)),
    await compromisedKeys(context.ctx),
  ]);
  if (!signed) throw new SetupError("The ledger of the round is empty");
  const { roundId, size, root, signedAt, keyId, publicKey, signature } = signed;
  const isCompromised = lost.has(keyId);
  const told = {
    ...{ round: roundId, size, root, at: signedAt.toISOString(), key: keyId, publicKey, signature },
    ...(isCompromised && { compromised: true }),
  };
  print(
    command,
    told,
    Object.entries(told).map(([name, value]) => `${name}  ${value}`),
  );
}

async function roundIdOf({ ctx }: CommandContext, round: string): Promise<string> {
  const queries = await import("~/domain/rounds/queries.server");
  return (isUuid(round) ? await queries.roundById(ctx, round) : await queries.roundBySlug(ctx, round)).id;
}
