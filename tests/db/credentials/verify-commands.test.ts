import { generateKeyPairSync } from "node:crypto";
import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { Command } from "commander";
import { eq } from "drizzle-orm";
import { afterEach, vi } from "vitest";
import { aDecidedRound } from "#tests/factories/awards";
import { aFileStore } from "#tests/factories/pictures";
import { contextOf, expect, test } from "#tests/support/database";
import { servicesOf } from "#tests/support/routes";
import { openSigner } from "~/adapters/keys/open.server";
import { register as registerCertificate } from "~/cli/certificate";
import { register as registerKeys } from "~/cli/keys";
import { register as registerSeal } from "~/cli/seal";
import type { Database } from "~/db/client.server";
import { awards, certificates, seals } from "~/db/schema";
import { certificateForPrint, certificatesFile } from "~/domain/certificates/print.server";
import { certificatePaper } from "~/domain/credentials/certificate-paper.server";
import { credentialByNumber } from "~/domain/credentials/credential.server";
import { issuerDocument } from "~/domain/credentials/issuer.server";
import { keepUseOfKey } from "~/domain/ledger/keys.server";
import { sealFile } from "~/domain/seals/queries.server";
import { startWorker } from "~/jobs/worker.server";

const SITE = "https://tinhhoa.test";

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  process.exitCode = undefined;
});

/** The machine of an installation with one certificate, and a folder of files that somebody brings to it. */
async function anInstallation(db: Database) {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), "tinh-hoa-machine-"));
  const signer = openSigner({ DATA_DIR: folder });
  vi.stubEnv("DATA_DIR", folder);
  vi.stubEnv("PUBLIC_URL", SITE);
  const { entries } = await aDecidedRound(db, { totals: [90] });
  const [row] = await db
    .select({ number: certificates.number, product: awards.productName, digest: seals.digest })
    .from(certificates)
    .innerJoin(awards, eq(awards.id, certificates.awardId))
    .innerJoin(seals, eq(seals.id, certificates.sealId))
    .where(eq(awards.nominationId, entries[0]!.id));
  const { number, product, digest } = row!;
  const ctx = contextOf(db, null);
  const write = async (name: string, content: string | Uint8Array) => {
    await fs.writeFile(path.join(folder, name), content);
    return path.join(folder, name);
  };
  const credentialBy = async (by: typeof signer) =>
    JSON.stringify((await credentialByNumber(ctx, by, SITE, number)).credential);
  const print = await certificateForPrint(ctx, number, (one) => `${SITE}/certificates/${one}`);
  const pdf = async () => certificatePaper(await certificatesFile(ctx, aFileStore()), print, signer, SITE);
  return { ctx, signer, number, product, digest, write, credentialBy, pdf };
}

/** Runs a command with `--json`: what it printed, why it failed, and the code it would end with. */
async function run(...words: readonly string[]) {
  const program = new Command().option("--json").exitOverride();
  registerCertificate(program);
  registerSeal(program);
  const printed: string[] = [];
  vi.spyOn(process.stdout, "write").mockImplementation((text) => printed.push(String(text)) > 0);
  process.exitCode = undefined;
  const why = await program.parseAsync([...words, "--json"], { from: "user" }).then(
    () => null,
    (error: Error) => error.message,
  );
  vi.restoreAllMocks();
  const report = JSON.parse(printed.join("")) as {
    ok: boolean | null;
    differences?: unknown;
    checks: { reason?: string }[];
  };
  return {
    ok: report.ok,
    why,
    code: process.exitCode ?? 0,
    reasons: report.checks.flatMap(({ reason }) => reason ?? []),
    report,
  };
}

test("a forgery in our name by another key fails without being told any key, once the installation knows its own", async ({
  db,
}) => {
  const { ctx, signer, write, credentialBy, pdf } = await anInstallation(db);
  const stranger = openSigner({ DATA_DIR: await fs.mkdtemp(path.join(os.tmpdir(), "tinh-hoa-stranger-")) });
  const [genuine, forged] = [
    await write("genuine.json", await credentialBy(signer)),
    await write("forged.json", await credentialBy(stranger)),
  ];
  // Not told yet which keys there were before: who signed is not known.
  expect(await run("certificate", "verify", forged)).toMatchObject({ ok: null, code: 2, why: null });

  await keepUseOfKey(ctx, signer);

  expect(await run("certificate", "verify", forged)).toMatchObject({
    ok: false,
    reasons: ["other_key", "not_asked"],
    why: expect.stringContaining("The key is the issuer's: no."),
  });
  expect(await run("certificate", "verify", genuine)).toMatchObject({ ok: true, code: 0, why: null });
  expect(await run("certificate", "verify", await write("paper.pdf", await pdf()))).toMatchObject({
    ok: true,
    code: 0,
    reasons: ["not_asked"],
  });
  const changed = await write("changed.pdf", Buffer.concat([await pdf(), Buffer.from("\n")]));
  expect(await run("certificate", "verify", changed)).toMatchObject({
    ok: false,
    reasons: ["not_asked", "paper_changed"],
    why: expect.stringContaining("The page in the PDF is as it was issued: no."),
  });
});

test("which words were changed is told by the genuine file, which is looked through itself", async ({ db }) => {
  const { signer, ctx, product, write, credentialBy } = await anInstallation(db);
  await keepUseOfKey(ctx, signer);
  const text = await credentialBy(signer);
  const genuine = await write("genuine.json", text);
  const changed = await write("changed.json", text.replace(`"productName":"${product}"`, '"productName":"Rượu giả"'));
  const { report } = await run("certificate", "verify", changed, "--genuine", genuine);
  expect(report.differences).toEqual([{ field: "credentialSubject.productName", here: "Rượu giả", genuine: product }]);
  const program = new Command().exitOverride();
  registerCertificate(program);
  await expect(
    program.parseAsync(["certificate", "verify", changed, "--genuine", changed], { from: "user" }),
  ).rejects.toThrow("is not as it was signed either");
});

test("the genuine file is of the same certificate, and of a key that is known where any is", async ({ db }) => {
  const { signer, ctx, product, number, write, credentialBy } = await anInstallation(db);
  const other = await anInstallation(db);
  const stranger = openSigner({ DATA_DIR: await fs.mkdtemp(path.join(os.tmpdir(), "tinh-hoa-stranger-")) });
  const text = await credentialBy(signer);
  const changed = await write("changed.json", text.replace(`"productName":"${product}"`, '"productName":"Rượu giả"'));
  const key = ["--key", await write("did.json", JSON.stringify(await issuerDocument(ctx, signer, SITE)))];
  const compare = async (genuine: string, ...more: readonly string[]) => {
    const program = new Command().exitOverride();
    registerCertificate(program);
    const words = ["certificate", "verify", changed, "--genuine", await write("genuine.json", genuine), ...more];
    vi.spyOn(process.stdout, "write").mockReturnValue(true);
    return program.parseAsync(words, { from: "user" }).catch((error: Error) => error.message);
  };
  const another = JSON.stringify((await credentialByNumber(ctx, signer, SITE, other.number)).credential);
  expect(await compare(another, ...key)).toContain(`is certificate ${other.number}, not ${number}`);
  expect(await compare(await credentialBy(stranger), ...key)).toContain("is not as it was signed either");
  // Of this machine only the key of now is known, which signed neither: whose it is cannot be told.
  expect(await compare(await credentialBy(stranger))).toContain("is not signed by a key that is known");
  expect(await compare(`\ufeff${text}`, ...key)).toContain("Its content is as it was signed: no.");
});

test("a key that was withdrawn is believed no more on this machine, at once", async ({ db, databaseUrl }) => {
  const { ctx, signer: old, write, credentialBy } = await anInstallation(db);
  await keepUseOfKey(ctx, old);
  const saved = await write("saved.json", await credentialBy(old));
  expect(await run("certificate", "verify", saved)).toMatchObject({ ok: true });
  const der = generateKeyPairSync("ed25519").privateKey.export({ format: "der", type: "pkcs8" });
  vi.stubEnv("SIGNING_KEY", der.toString("base64"));
  vi.stubEnv("DATABASE_URL", databaseUrl);
  const program = new Command().exitOverride();
  registerKeys(program);
  vi.spyOn(process.stdout, "write").mockReturnValue(true);
  const why = ["--from", "2026-01-01", "--reason", "Máy chủ bị xâm nhập"];
  await program.parseAsync(["keys", "withdraw", old.keyId, ...why, "--compromised"], { from: "user" });
  vi.restoreAllMocks();
  expect(await run("certificate", "verify", saved)).toMatchObject({
    ok: false,
    reasons: ["key_compromised", "not_asked"],
  });
  // Another machine of the installation learns it when it starts.
  const second = servicesOf(db);
  await (await startWorker(databaseUrl, second, [])).stop();
  const ring = path.join(second.env.DATA_DIR, "keys/known.json");
  expect(await run("certificate", "verify", saved, "--key", ring)).toMatchObject({
    ok: false,
    reasons: ["key_compromised", "not_asked"],
  });
});

test("a file with a mark before its text is read, and one that is made to harm a reader is told", async ({ db }) => {
  const { ctx, signer, write, credentialBy } = await anInstallation(db);
  await keepUseOfKey(ctx, signer);
  const text = await credentialBy(signer);
  expect(await run("certificate", "verify", await write("marked.json", `\ufeff${text}`))).toMatchObject({ ok: true });
  const deep = `${"[".repeat(5_000)}${"]".repeat(5_000)}`;
  for (const [name, hostile] of [
    ["deep.json", text.replace('"@context":[', `"@context":[${deep},`)],
    ["long.json", text.replace('"@context":[', `"@context":["${"a".repeat(19_000_000)}",`)],
  ] as const) {
    expect(await run("certificate", "verify", await write(name, hostile)), name).toMatchObject({
      ok: false,
      reasons: ["too_large"],
      why: expect.stringContaining("goes deeper, than any certificate"),
    });
  }
});

test("no sentence vouches for what a stranger's key signed in our name", async ({ db }) => {
  const { ctx, signer, write, credentialBy } = await anInstallation(db);
  await keepUseOfKey(ctx, signer);
  const stranger = openSigner({ DATA_DIR: await fs.mkdtemp(path.join(os.tmpdir(), "tinh-hoa-stranger-")) });
  const linesOf = async (text: string) => {
    const program = new Command().exitOverride();
    registerCertificate(program);
    const printed: string[] = [];
    vi.spyOn(process.stdout, "write").mockImplementation((line) => printed.push(String(line)) > 0);
    const file = await write("told.json", text);
    await program.parseAsync(["certificate", "verify", file], { from: "user" }).catch(() => null);
    return printed.join("");
  };
  const vouching = "What stands above is signed.";
  expect(await linesOf(await credentialBy(signer))).toContain(vouching);
  expect(await linesOf(await credentialBy(stranger))).not.toContain(vouching);
});

test("a seal of a key that is not known ends with a code of its own", async ({ db }) => {
  const { ctx, signer, digest, write } = await anInstallation(db);
  await keepUseOfKey(ctx, signer);
  const text = JSON.stringify(await sealFile(ctx, digest));
  const seal = await write("seal.json", text);
  const did = await write("did.json", JSON.stringify(await issuerDocument(ctx, signer, SITE)));
  // The factory's key sealed it, which signs for this database too.
  expect(await run("seal", "verify", seal)).toMatchObject({ ok: true, code: 0, reasons: [] });
  const other = openSigner({ DATA_DIR: await fs.mkdtemp(path.join(os.tmpdir(), "tinh-hoa-other-")) });
  await signer.ring.keep([{ publicKey: other.publicKey }]);
  expect(await run("seal", "verify", seal)).toMatchObject({ ok: null, code: 2, reasons: ["not_pinned"] });
  expect(await run("seal", "verify", seal, "--key", did)).toMatchObject({ ok: true, code: 0 });
});
