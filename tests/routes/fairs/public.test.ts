import { expect, test } from "#tests/support/database";
import { load, servicesOf } from "#tests/support/routes";
import { addEvent } from "~/domain/fairs/add-event.server";
import { cancelEvent } from "~/domain/fairs/cancel-event.server";
import { editEvent } from "~/domain/fairs/edit-event.server";
import type { AddEventForm } from "~/domain/fairs/forms";
import { loader as page } from "~/routes/_public.fairs.$slug/route";
import { loader as exhibitors } from "~/routes/_public.fairs.$slug_.exhibitors";
import { loader as programme } from "~/routes/_public.fairs.$slug_.programme[.ics]";
import { aFairAtWork, applied, taken } from "../../db/fairs/at-work";

const OPENING: AddEventForm = {
  ...{ kind: "opening", title: "Khai mạc, đón khách; lễ", titleEn: "Opening", place: "Sân khấu" },
  ...{ day: "2026-12-04", from: "19:00", until: "21:30", isPublic: true },
};

/** What a calendar reads: lines unfolded. */
const unfolded = (text: unknown) => String(text).replaceAll("\r\n ", "").split("\r\n");

test("a calendar has the fair and its public events, with ids that stay, sequences that grow, and what was cancelled", async ({
  db,
}) => {
  const { fair, ctx } = await aFairAtWork(db);
  const kept = await addEvent(ctx, fair.id, OPENING);
  const gone = await addEvent(ctx, fair.id, { ...OPENING, title: "Hội thảo" });
  await addEvent(ctx, fair.id, { ...OPENING, title: "Họp nội bộ", isPublic: false });
  await editEvent(ctx, kept, { ...OPENING, from: "19:30", seen: 0 });
  await cancelEvent(ctx, gone, { seen: 0 });
  const services = servicesOf(db, { PUBLIC_URL: "https://tinhhoa.test" });

  const answer = await load(db, programme, { url: "/", params: { slug: fair.slug }, services });

  const lines = unfolded(answer.data);
  const blockOf = (id: string) => {
    const at = lines.indexOf(`UID:${id}`);
    return lines.slice(at, lines.indexOf("END:VEVENT", at));
  };
  expect(answer.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
  expect(lines).toEqual(
    expect.arrayContaining(["BEGIN:VCALENDAR", "X-WR-TIMEZONE:Asia/Ho_Chi_Minh", "METHOD:PUBLISH"]),
  );
  expect(lines.filter((line) => line === "BEGIN:VEVENT")).toHaveLength(3);
  expect(blockOf(kept)).toEqual(
    expect.arrayContaining([
      "SEQUENCE:1",
      "DTSTART:20261204T123000Z",
      "DTEND:20261204T143000Z",
      "SUMMARY:Khai mạc\\, đón khách\\; lễ",
      "STATUS:CONFIRMED",
    ]),
  );
  expect(blockOf(gone)).toEqual(expect.arrayContaining(["SEQUENCE:1", "STATUS:CANCELLED"]));
  expect(blockOf(fair.id)).toEqual(
    expect.arrayContaining(["DTSTART;VALUE=DATE:20261204", "DTEND;VALUE=DATE:20261210"]),
  );
  expect(lines.join()).not.toContain("Họp nội bộ");
});

test("the pages of a draft are nobody's, and its calendar neither", async ({ db }) => {
  const { fair } = await aFairAtWork(db, { publishedAt: null });
  for (const loader of [page, exhibitors, programme]) {
    expect((await load(db, loader, { url: "/", params: { slug: fair.slug } })).status).toBe(404);
  }
});

test("a search finds who stands where, in any spelling, and names no hold", async ({ db }) => {
  const { fair } = await aFairAtWork(db);
  const [placed, holding] = [
    await applied(db, fair.id, { signName: "Rượu cần Đắk Lắk" }),
    await applied(db, fair.id, { signName: "Mứt dâu Đà Lạt" }),
  ];
  await taken(db, fair.id, "A1", placed.id);
  await taken(db, fair.id, "A2", holding.id, { state: "held" });
  const ask = async (q: string) => {
    const url = `/fairs/${fair.slug}/exhibitors?q=${encodeURIComponent(q)}`;
    const { data } = await load(db, exhibitors, { url, params: { slug: fair.slug } });
    const { exhibitors: found, inAll } = data as {
      exhibitors: { signName: string; booths: string[] }[];
      inAll: number;
    };
    return [inAll, found.map(({ signName, booths }) => [signName, booths])];
  };
  const one = [1, [["Rượu cần Đắk Lắk", ["A1"]]]];

  expect([await ask("ruou can"), await ask("a1"), await ask("lâm đồng"), await ask("")]).toEqual([one, one, one, one]);
  expect([await ask("mut dau"), await ask("A2"), await ask("\0%_'")]).toEqual([
    [1, []],
    [1, []],
    [1, []],
  ]);
});

test("the page says what is public of a fair and nothing else of it", async ({ db }) => {
  const { fair, organiser } = await aFairAtWork(db, {
    applicationsOpenAt: new Date("2020-01-01T00:00:00Z"),
    applicationsCloseAt: new Date("2099-01-01T00:00:00Z"),
  });
  const { id } = await applied(db, fair.id, { signName: "Đang giữ chỗ" });
  await taken(db, fair.id, "A1", id, { state: "held" });

  const { data } = await load(db, page, { url: `/fairs/${fair.slug}?booth=A2`, params: { slug: fair.slug } });

  expect(data).toMatchObject({
    fair: { slug: fair.slug, venue: fair.venue },
    call: { state: "open" },
    selected: "A2",
    products: [],
  });
  const text = JSON.stringify(data);
  for (const secret of ["Đang giữ chỗ", organiser.userId, "createdBy", 'version":1,"publishedAt']) {
    expect(text).not.toContain(secret);
  }
});
