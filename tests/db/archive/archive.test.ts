import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { asc, eq } from "drizzle-orm";
import { recordedAwards } from "#tests/factories/awards";
import { ANNOUNCED, anAnnouncedRound } from "#tests/factories/complaints";
import { anActor } from "#tests/factories/people";
import { photosFor } from "#tests/factories/products";
import { test as base, contextOf, expect } from "#tests/support/database";
import { serveFolder } from "#tests/support/file-server";
import { servicesOf } from "#tests/support/routes";
import { aSigner } from "#tests/support/signer";
import { readCertificatePdf } from "~/adapters/documents/pdf/certificate-files";
import { replaceFolder } from "~/adapters/folders/replace-folder.server";
import { openSigner } from "~/adapters/keys/open.server";
import { siteToArchive } from "~/cli/archive-site";
import type { Database } from "~/db/client.server";
import { awards, certificates, decisions, fileVariants, products, storedBytes, users } from "~/db/schema";
import { checkArchive, strangersIn } from "~/domain/archive/check-archive.server";
import { exportArchive } from "~/domain/archive/export-archive.server";
import { signedText } from "~/domain/archive/manifest";
import { reissueCertificate } from "~/domain/awards/replace-certificate.server";
import { revokeCertificate } from "~/domain/awards/revoke-certificate.server";
import { checkCredential } from "~/domain/credentials/check-credential";
import { keysOfDocument } from "~/domain/credentials/issuer-document";
import type { TrustedKey } from "~/domain/ledger/trusted-keys";
import { sha256Hex } from "~/lib/hash.server";

const SITE = "https://tinhhoa.example.vn";
const THEN = new Date("2026-07-06T02:00:00Z");

/** A decided round of three, one of them revoked and one replaced, and two rows of an old list. */
async function aWorld(db: Database) {
  const { round, organiser } = await anAnnouncedRound(
    db,
    [
      [90, 90, 90],
      [80, 80, 80],
      [70, 70, 70],
    ],
    ANNOUNCED,
    3,
  );
  const winners = await db
    .select({ id: certificates.id, number: certificates.number, productName: awards.productName, product: products })
    .from(certificates)
    .innerJoin(awards, eq(awards.id, certificates.awardId))
    .innerJoin(products, eq(products.id, awards.productId))
    .innerJoin(decisions, eq(decisions.id, awards.decisionId))
    .where(eq(decisions.roundId, round.id))
    .orderBy(asc(awards.position));
  const ctx = contextOf(db, organiser, THEN);
  await revokeCertificate(ctx, winners[0]!.id, {
    decisionNumber: "215/QĐ-UBND",
    revokedOn: "2026-07-05",
    reason: "Sản phẩm không do cơ sở sản xuất.",
  });
  const reason = "Bản giấy <bị> hư hại & mất.";
  const next = await reissueCertificate(ctx, aSigner(), winners[1]!.id, { reason });
  await recordedAwards(db, [
    {
      year: 2016,
      product_name: '"Mắm" <b>ruốc</b> & cá \u202Eơm',
      establishment_name: "Hợp tác xã Sông Cầu",
      decision_number: "77/QĐ-UBND",
      decision_date: "2016-05-04",
      tier: "Giải nhất",
      source_url: "https://example.vn/ds.pdf",
    },
    { year: 2018, product_name: "Bánh tráng Hoà Đa", establishment_name: "" },
  ]);
  return { round, winners, next };
}

const test = base.extend("world", { scope: "file" }, async ({ db }, { onCleanup }) => {
  const made = await aWorld(db);
  const files = servicesOf(db).files;
  const folder = path.join(await fs.mkdtemp(path.join(os.tmpdir(), "tinh-hoa-archive-")), "site");
  const ctx = contextOf(db, null, THEN) as Parameters<typeof exportArchive>[0];
  const write = () =>
    replaceFolder(folder, strangersIn, (draft) => exportArchive(ctx, { signer: aSigner(), site: SITE, files }, draft));
  const counts = await write();
  onCleanup(() => fs.rm(path.dirname(folder), { recursive: true, force: true }));
  return { ...made, folder, counts, write };
});

test("a bare file server answers every printed address, and says what each certificate is worth", async ({ world }) => {
  const { folder, winners, next, counts } = world;
  const server = await serveFolder(folder);
  const words = async (number: string, slash = "") => {
    const response = await fetch(`${server.url}/certificates/${number}${slash}`);
    expect(response.status).toBe(200);
    return await response.text();
  };
  try {
    const [revoked, replaced, valid] = winners.map(({ number }) => number) as [string, string, string];
    expect(await words(valid)).toContain("Còn hiệu lực");
    expect(await words(valid)).toContain("Tình trạng vào ngày 06/07/2026");
    expect(await words(valid, "/")).toContain(winners[2]!.productName);
    expect(await words(revoked)).toContain("đã bị thu hồi ngày 05/07/2026. Lý do: Sản phẩm không do cơ sở sản xuất.");
    expect(await words(replaced)).toContain("Bản giấy &lt;bị&gt; hư hại &amp; mất.");
    expect(await words(replaced)).toContain(`href="../../certificates/${next}/index.html"`);
    expect(await words(next)).toContain(`Cấp lại thay giấy ${replaced}.`);
    expect(counts).toMatchObject({ certificates: 4, products: 5, recorded: 2, rounds: 1, seals: 2, statusLists: 1 });
  } finally {
    await server.close();
  }
});

test("every link of every page leads to a file, from a folder and with and without a slash", async ({ world }) => {
  const { folder } = world;
  const names = (await fs.readdir(folder, { recursive: true })).filter((name) => name.endsWith(".html"));
  const broken: string[] = [];
  for (const name of names) {
    const text = await fs.readFile(path.join(folder, name), "utf8");
    const targets = [...text.matchAll(/(?:href|src)="([^"]+)"/g)].map((match) => match[1]!);
    for (const target of targets.filter((one) => !/^https?:/.test(one))) {
      // "/certificates/1" without a slash at its end, as it is printed.
      const printed = `/${name.replace(/\/?index\.html$/, "")}`;
      const files = [`/${name}`, printed, `${printed}/`].map((at) => new URL(target, `${SITE}${at}`).pathname);
      for (const file of new Set(files)) {
        const isThere = await fs.access(path.join(folder, decodeURIComponent(file))).then(
          () => true,
          () => false,
        );
        if (!isThere) broken.push(`${name}: ${target} as ${file}`);
      }
    }
  }
  expect(names.length).toBeGreaterThan(10);
  expect(broken).toEqual([]);
});

test("a credential verifies with the archive's own keys and status list, and one taken back is told", async ({
  world,
}) => {
  const { folder, winners, next } = world;
  const read = (name: string) => fs.readFile(path.join(folder, name), "utf8");
  const trusted = keysOfDocument(await read(".well-known/did.json"))!;
  const statusList = await read("credentials/status/1.json");
  const failures = async (number: string) => {
    const report = await checkCredential(await read(`certificates/${number}.json`), { now: THEN, trusted, statusList });
    return report.checks.filter(({ state }) => state !== "ok").map(({ reason }) => reason);
  };
  expect(await failures(winners[2]!.number)).toEqual([]);
  expect(await failures(next)).toEqual([]);
  expect(await failures(winners[0]!.number)).toEqual(["revoked"]);
  expect(await failures(winners[1]!.number)).toEqual(["revoked"]);
});

test("what a list of earlier years recorded has a page with its source, and nothing that passes for a certificate", async ({
  world,
  db,
}) => {
  const [row] = await db
    .select({ slug: products.slug })
    .from(products)
    .innerJoin(awards, eq(awards.productId, products.id))
    .where(eq(awards.decisionNumber, "77/QĐ-UBND"));
  const text = await fs.readFile(path.join(world.folder, `products/${row!.slug}/index.html`), "utf8");
  expect(text).toContain("Ghi theo danh sách đã công bố");
  expect(text).toContain("Quyết định số 77/QĐ-UBND ngày 04/05/2016");
  expect(text).toContain('href="https://example.vn/ds.pdf"');
  expect(text).toContain("Giải nhất");
  expect(text).not.toContain("<b>");
  expect(text).not.toContain("certificates/");
});

test("the archive is whole as it was signed; what is changed, added, taken out or signed by a stranger is named", async ({
  world,
}) => {
  const { folder, winners, write } = world;
  const stranger = openSigner({ DATA_DIR: await fs.mkdtemp(path.join(os.tmpdir(), "tinh-hoa-stranger-")) });
  const trusted = [{ publicKey: aSigner().publicKey }];
  const faults = async (keys: readonly TrustedKey[] = trusted) =>
    (await checkArchive(folder, { trusted: keys })).faults;
  expect(await checkArchive(folder, { trusted })).toMatchObject({
    ok: true,
    site: SITE,
    credentials: 4,
    seals: 2,
    isTrusted: true,
    faults: [],
  });
  expect(await checkArchive(folder)).toMatchObject({ ok: true, isTrusted: null });
  const withdrawn = await faults([{ publicKey: aSigner().publicKey, revoked: "2026-08-01T00:00:00Z" }]);
  expect([...new Set(withdrawn.map(({ fault }) => fault))].sort()).toEqual(["credential", "other_key", "seal"]);
  expect(await faults([{ publicKey: stranger.publicKey }])).toEqual([
    { fault: "other_key", path: "manifest.sig.json" },
  ]);
  const endedThen = await faults([{ publicKey: aSigner().publicKey, expires: THEN.toISOString() }]);
  expect(endedThen).toContainEqual({ fault: "other_key", path: "manifest.sig.json" });
  expect(await faults([{ publicKey: aSigner().publicKey, expires: "2026-08-01T00:00:00Z" }])).toEqual([]);

  const page = `certificates/${winners[0]!.number}/index.html`;
  const whole = await fs.readFile(path.join(folder, page), "utf8");
  await fs.writeFile(path.join(folder, page), whole.replaceAll("bị thu hồi", "khen thưởng"));
  await fs.writeFile(path.join(folder, "certificates/FAKE.json"), "{}");
  await fs.rm(path.join(folder, "awards.csv"));
  expect(await faults()).toEqual(
    expect.arrayContaining([
      { fault: "changed", path: page },
      { fault: "unlisted", path: "certificates/FAKE.json" },
      { fault: "missing", path: "awards.csv" },
    ]),
  );
  const manifest = await fs.readFile(path.join(folder, "manifest.json"), "utf8");
  await fs.writeFile(path.join(folder, "manifest.json"), manifest.replace("awards.csv", "awards.txt"));
  expect(await faults()).toContainEqual({ fault: "manifest_changed", path: "manifest.json" });

  await fs.writeFile(path.join(folder, "CNAME"), "tinhhoa.example.vn");
  await fs.mkdir(path.join(folder, ".git"));
  await fs.writeFile(path.join(folder, ".git/HEAD"), "ref: refs/heads/main");
  await expect(write()).rejects.toThrow(/holds other files \(.*CNAME.*\)/);
  expect(await fs.readFile(path.join(folder, ".git/HEAD"), "utf8")).toBe("ref: refs/heads/main");
  for (const name of ["CNAME", ".git", "certificates/FAKE.json"]) {
    await fs.rm(path.join(folder, name), { recursive: true, force: true });
  }
  await fs.writeFile(path.join(folder, "manifest.json"), manifest);
  await write();
  expect(await faults()).toEqual([]);
});

test("an archive signed by a key that its own document does not name is refused, also where nobody told a key", async ({
  world,
}) => {
  const { folder, write } = world;
  const stranger = openSigner({ DATA_DIR: await fs.mkdtemp(path.join(os.tmpdir(), "tinh-hoa-stranger-")) });
  const { keyId: key, publicKey } = stranger;
  const place = path.join(folder, "manifest.sig.json");
  const kept = await fs.readFile(place, "utf8");
  const { digest } = JSON.parse(kept) as { digest: string };
  const signature = stranger.sign(signedText(digest));
  await fs.writeFile(place, JSON.stringify({ digest, key, publicKey, signature }));
  expect((await checkArchive(folder)).faults).toEqual([{ fault: "foreign_key", path: "manifest.sig.json" }]);
  await write();
});

test("a link stays a link to what takes the place, and what an earlier run left behind goes after a day", async ({
  onTestFinished,
}) => {
  const parent = await fs.realpath(await fs.mkdtemp(path.join(os.tmpdir(), "tinh-hoa-link-")));
  onTestFinished(() => fs.rm(parent, { recursive: true, force: true }));
  const [disk, link] = [path.join(parent, "disk"), path.join(parent, "site")];
  await fs.mkdir(disk);
  await fs.symlink(disk, link);
  for (const name of ["disk.new-abcdef", "disk.new-abcdef.old", "disk.new-ghijkl", "disk.new-year"]) {
    await fs.mkdir(path.join(parent, name));
    const days = name === "disk.new-ghijkl" ? 0 : 2;
    const written = new Date(Date.now() - days * 86_400_000);
    await fs.utimes(path.join(parent, name), written, written);
  }

  await replaceFolder(link, strangersIn, (draft) => fs.writeFile(path.join(draft, "index.html"), "new"));

  expect((await fs.lstat(link)).isSymbolicLink()).toBe(true);
  expect(await fs.readFile(path.join(disk, "index.html"), "utf8")).toBe("new");
  expect((await fs.readdir(parent)).sort()).toEqual(["disk", "disk.new-ghijkl", "disk.new-year", "site"]);
});

test("a folder that holds something else is refused and left as it is, and a run that fails leaves the earlier one", async ({
  world,
}) => {
  const { folder } = world;
  const other = await fs.mkdtemp(path.join(os.tmpdir(), "tinh-hoa-other-"));
  await fs.writeFile(path.join(other, "letter.txt"), "kept");
  await expect(replaceFolder(other, strangersIn, async () => undefined)).rejects.toThrow(/holds other files/);
  expect(await fs.readdir(other)).toEqual(["letter.txt"]);

  const before = await fs.readFile(path.join(folder, "manifest.json"), "utf8");
  const failing = replaceFolder(folder, strangersIn, async (draft) => {
    await fs.writeFile(path.join(draft, "half.txt"), "");
    throw new Error("no more room");
  });
  await expect(failing).rejects.toThrow("no more room");
  expect(await fs.readFile(path.join(folder, "manifest.json"), "utf8")).toBe(before);
  expect(await fs.readdir(path.dirname(folder))).toEqual(["site"]);
});

test("a product's photos come along in two widths, and one the store has lost is left out", async ({ db, world }) => {
  const { files: store } = servicesOf(db);
  const [kept, lost] = await photosFor(db, world.winners[2]!.product, 2);
  for (const [fileId, width] of [320, 640, 1280].flatMap((width) => [kept!, lost!].map((id) => [id, width] as const))) {
    const storageKey = `${fileId}-${width}.webp`;
    const form = { name: String(width), mediaType: "image/webp", size: 4, width, height: (width * 3) / 4 };
    await db.insert(storedBytes).values({ storageKey, putAt: THEN });
    await db.insert(fileVariants).values({ fileId, storageKey, ...form });
    if (fileId === kept) await store.put(storageKey, Buffer.from("webp"), "image/webp");
  }
  const [gone] = await photosFor(db, world.winners[1]!.product, 1);
  const storageKey = `${gone}-640.webp`;
  await db.insert(storedBytes).values({ storageKey, putAt: THEN });
  const form = { name: "640", mediaType: "image/webp", size: 4, width: 640, height: 480 };
  await db.insert(fileVariants).values({ fileId: gone!, storageKey, ...form });
  const draft = await fs.mkdtemp(path.join(os.tmpdir(), "tinh-hoa-photos-"));
  const ctx = contextOf(db, null, THEN) as Parameters<typeof exportArchive>[0];

  const counts = await exportArchive(ctx, { signer: aSigner(), site: SITE, files: store }, draft);

  expect(counts.photos).toBe(1);
  expect((await fs.readdir(path.join(draft, "photos"))).sort()).toEqual([`${kept}-1280.webp`, `${kept}-640.webp`]);
  const page = await fs.readFile(path.join(draft, `certificates/${world.winners[2]!.number}/index.html`), "utf8");
  expect(page).toContain(`src="../../photos/${kept}-640.webp"`);
  const without = await fs.readFile(path.join(draft, `certificates/${world.winners[1]!.number}/index.html`), "utf8");
  expect(without).not.toContain("photos/");
  expect(await checkArchive(draft)).toMatchObject({ ok: true });
});

test("with papers each certificate that counts has its PDF with the credential in it", async ({ db, world }) => {
  const draft = await fs.mkdtemp(path.join(os.tmpdir(), "tinh-hoa-papers-"));
  const ctx = contextOf(db, null, THEN) as Parameters<typeof exportArchive>[0];
  const office = { signer: aSigner(), site: SITE, files: servicesOf(db).files };

  const { pdfs } = await exportArchive(ctx, office, draft, { withPdf: true });

  const number = world.winners[2]!.number;
  const pdf = await fs.readFile(path.join(draft, `certificates/${number}.pdf`));
  const json = await fs.readFile(path.join(draft, `certificates/${number}.json`), "utf8");
  expect(pdfs).toBe(2);
  expect((await readCertificatePdf(pdf, sha256Hex)).credential).toBe(json.trim());
});

test("of every second credential only those that were looked at are counted", async ({ world }) => {
  const counted = async (every: number) => (await checkArchive(world.folder, { every })).credentials;
  expect([await counted(1), await counted(2), await counted(3), await counted(9)]).toEqual([4, 2, 2, 1]);
});

test("an archive is made for a site that others reach, or for a trial", async ({ db }) => {
  const ctx = contextOf(db, null);
  expect(await siteToArchive(ctx, SITE, undefined)).toBe(SITE);
  expect(await siteToArchive(ctx, "http://localhost:3000", "http://localhost:8080/x")).toBe("http://localhost:8080");
  await expect(siteToArchive(ctx, "http://localhost:3000", undefined)).rejects.toThrow(
    "PUBLIC_URL is http://localhost:3000",
  );
  await expect(siteToArchive(ctx, SITE, "tinhhoa.vn")).rejects.toThrow("not a web address");
  const { userId } = await anActor(db);
  await db.update(users).set({ demo: "juror1" }).where(eq(users.id, userId));
  expect(await siteToArchive(ctx, "http://localhost:3000", undefined)).toBe("http://localhost:3000");
});
