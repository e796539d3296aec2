import { desc } from "drizzle-orm";
import { aDecidedRound } from "#tests/factories/awards";
import { anOrganiser } from "#tests/factories/people";
import { expect, test } from "#tests/support/browser";
import { contextOf } from "#tests/support/database";
import type { TestServer } from "#tests/support/server";
import { aSession } from "#tests/support/sessions";
import { certificates } from "~/db/schema";
import { revokeCertificate } from "~/domain/awards/revoke-certificate.server";
import { issuedByNumber } from "~/domain/certificates/issued-certificate.server";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";
import { formatDate, todayInVietnam } from "~/lib/dates";

const today = () => todayInVietnam(new Date());
const REASON = "Sản phẩm không còn đạt tiêu chuẩn đã công bố.";

async function winners(site: TestServer, count: number) {
  const totals = Array.from({ length: count }, (_, place) => 95 - place);
  const { round } = await aDecidedRound(site.db, { totals, recognised: count });
  const rows = await site.db
    .select({ number: certificates.number })
    .from(certificates)
    .orderBy(desc(certificates.statusIndex))
    .limit(count);
  return { agencyId: round.agencyId, numbers: rows.map(({ number }) => number) };
}

const read = async (site: TestServer, number: string, cookie = "") =>
  (await fetch(site.url + paths.certificate(number), { headers: { cookie } })).text();

test("a kept page says what the one that was made says, packed in whichever way, and to whoever is signed in as another", async ({
  site,
}) => {
  const { agencyId, numbers } = await winners(site, 1);
  const organiser = await anOrganiser(site.db, agencyId);
  const disguised = `%73ession=${await aSession(site.db, organiser.userId)}`;
  const [number] = numbers as [string];
  const packed = async (encoding: string) => {
    const response = await fetch(site.url + paths.certificate(number), { headers: { "accept-encoding": encoding } });
    return [response.status, await response.text(), Object.fromEntries(response.headers)] as const;
  };
  await read(site, number, disguised);
  const [first, ...others] = [
    await packed("br"),
    await packed("br"),
    await packed("gzip"),
    await packed("identity"),
  ] as const;

  expect(first[1]).toContain(number);
  expect(first[1]).not.toContain(organiser.name);
  expect(others.map(([status, text]) => [status, text])).toEqual(others.map(() => [200, first[1]]));
  // Each answer has the headers of any other.
  const names = (headers: Readonly<Record<string, string>>) =>
    Object.keys(headers).filter((name) => !/^(content-length|content-encoding|keep-alive|connection)$/.test(name));
  expect(others.map((one) => names(one[2]).sort())).toEqual(others.map(() => names(first[2]).sort()));
});

test("a revocation is on the kept page when the organiser is told of it, for everybody and each time", async ({
  site,
}) => {
  const { agencyId, numbers } = await winners(site, 8);
  const organiser = await anOrganiser(site.db, agencyId);
  const cookie = `session=${await aSession(site.db, organiser.userId)}`;
  const revoked = m.certificates_revoked_text({ date: formatDate(today()), reason: REASON });
  const seen: boolean[][] = [];
  for (const number of numbers) {
    const before = [await read(site, number), await read(site, number), await read(site, number, "theme=dark")];
    const answer = await fetch(site.url + paths.organiserRevocation(number), {
      method: "POST",
      redirect: "manual",
      headers: { cookie, origin: site.url, "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({ decisionNumber: "9/QĐ-SCT", revokedOn: formatDate(today()), reason: REASON }),
    });
    expect(answer.status).toBe(303);
    const after = [await read(site, number), await read(site, number, "theme=dark")];
    seen.push([...before, ...after].map((page) => page.includes(revoked)));
  }

  expect(seen).toEqual(numbers.map(() => [false, false, false, true, true]));
});

test("what another node or a command changed is on the page within a second", async ({ site }) => {
  const { agencyId, numbers } = await winners(site, 1);
  const [number] = numbers as [string];
  const before = [await read(site, number), await read(site, number)];
  const ctx = contextOf(site.db, await anOrganiser(site.db, agencyId));
  const { id } = await issuedByNumber(ctx, number);
  await revokeCertificate(ctx, id, { decisionNumber: "9/QĐ-SCT", revokedOn: today(), reason: REASON });

  expect(before.map((page) => page.includes(REASON))).toEqual([false, false]);
  await expect.poll(() => read(site, number), { timeout: 1_000 }).toContain(REASON);
});

test("the organiser sees their own buttons on a page that is kept for strangers, and strangers do not", async ({
  site,
}) => {
  const { agencyId, numbers } = await winners(site, 1);
  const [number] = numbers as [string];
  const organiser = await anOrganiser(site.db, agencyId);
  const session = `session=${await aSession(site.db, organiser.userId)}`;
  const pages = [
    await read(site, number),
    await read(site, number, session),
    await read(site, number),
    await read(site, number, session),
  ];

  const buttons = m.certificates_revoke_link();
  expect(pages.map((page) => page.includes(buttons))).toEqual([false, true, false, true]);
});
