import { aFair } from "#tests/factories/fairs";
import { LAM_DONG } from "#tests/factories/provinces";
import type { Database } from "~/db/client.server";
import { fairPrices, type fairs } from "~/db/schema";
import { USUAL_RULES } from "~/domain/fairs/rules";
import { addDays, todayInVietnam } from "~/lib/dates";
import { typedTerms } from "~/ui/fairs/typed-terms";
import { form, type Makers, type Posting } from "./posting";
import type { Typed } from "./typed";
import type { World } from "./world";

/** Setting a fair up, its programme and budget, and making it public. */
export const FAIR_POSTINGS: Makers = {
  "/organiser/fairs/new": ({ things }) => ({ form: { ...identity(), agencyId: things.agencyId, code: "MOI27" } }),
  "/organiser/fairs/:slug/identity": form(() => ({ ...identity(), version: "1" })),
  "/organiser/fairs/:slug/deadlines": form(() => ({
    ...{ version: "1", applicationsOpenOn: "01/09/2026", applicationsCloseOn: "15/10/2026" },
  })),
  "/organiser/fairs/:slug/prices": form(() => ({
    ...{ version: "1", "prices[0].kind": "standard", "prices[0].price": "8 triệu", "prices[0].per": "booth" },
  })),
  "/organiser/fairs/:slug/terms": form(terms),
  "/organiser/fairs/:slug/quotas": form(() => ({
    ...{ version: "1", "rows[0].provinceId": LAM_DONG, "rows[0].booths": "31" },
  })),
  "/organiser/fairs/:slug/programme": form(event),
  "/organiser/fairs/:slug/programme/:event": form(() => ({ ...event(), seen: "0" })),
  "/organiser/fairs/:slug/programme/:event/cancellation": form(() => ({ seen: "0" })),
  "/organiser/fairs/:slug/budget": form(line),
  "/organiser/fairs/:slug/budget/:item": form(() => ({ ...line(), seen: "1" })),
  "/organiser/fairs/:slug/budget/:item/removal": form(() => ({ seen: "1" })),
  "/organiser/fairs/:slug/cancellation": ahead(() => ({ reason: "Bão lớn, không thể tổ chức." })),
  "/organiser/fairs/:slug/postponement": ahead((today) => ({
    startsOn: typedDay(addDays(today, 40)),
    endsOn: typedDay(addDays(today, 44)),
    reason: "Bão lớn, phải dời ngày.",
  })),
  "/organiser/fairs/:slug/restoration": ahead(() => ({ reason: "Bão đã tan, vẫn tổ chức." }), {
    ...{ cancelledAt: new Date(), cancelledReason: "Bão lớn, không thể tổ chức." },
  }),
  "/organiser/fairs/:slug/publication": onDraftFair,
  "/organiser/fairs/:slug/publication/withdrawal": async ({ things }, db) => {
    const fair = await aFair(db, { agencyId: things.agencyId });
    return { form: { version: "1" }, places: { "/organiser/fairs/:slug": fair.slug } };
  },
};

/** On a public fair of the agency that begins in a month. fields: given today. */
function ahead(fields: (today: string) => Record<string, string>, values: Partial<typeof fairs.$inferInsert> = {}) {
  return async ({ things }: World, db: Database): Promise<Posting> => {
    const today = todayInVietnam(new Date());
    const fair = await aFair(db, {
      agencyId: things.agencyId,
      startsOn: addDays(today, 30),
      endsOn: addDays(today, 34),
      ...values,
    });
    return { form: { version: "1", ...fields(today) }, places: { "/organiser/fairs/:slug": fair.slug } };
  };
}

/** "2026-11-30" as it is typed. */
const typedDay = (day: string) => day.split("-").reverse().join("/");

/** On a fair that has all it needs and is not public yet. */
async function onDraftFair({ things }: World, db: Database): Promise<Posting> {
  const today = todayInVietnam(new Date());
  const fair = await aFair(db, {
    agencyId: things.agencyId,
    publishedAt: null,
    startsOn: addDays(today, 90),
    endsOn: addDays(today, 95),
    applicationsOpenAt: new Date(`${addDays(today, 1)}T01:00:00Z`),
    applicationsCloseAt: new Date(`${addDays(today, 30)}T10:00:00Z`),
  });
  await db.insert(fairPrices).values({ fairId: fair.id, kind: "standard", price: 8_000_000, per: "booth" });
  return { form: { version: "1" }, places: { "/organiser/fairs/:slug": fair.slug } };
}

function identity(): Typed {
  return {
    ...{ name: "Hội chợ mới", nameEn: "New fair", code: "HCMOI", level: "province", provinceId: LAM_DONG },
    ...{ venue: "Quảng trường Lâm Viên", startsOn: "04/12/2026", endsOn: "09/12/2026" },
  };
}

function event(): Typed {
  return {
    ...{ kind: "culture", title: "Đêm văn nghệ", titleEn: "Culture night" },
    ...{ day: "05/12/2026", from: "19h00", until: "21h30", isPublic: "on" },
  };
}

function line(): Typed {
  return { source: "sponsors", item: "Âm thanh, ánh sáng", planned: "120 triệu" };
}

function terms(): Typed {
  const { support: _none, refunds, ...values } = typedTerms(USUAL_RULES);
  return {
    version: "1",
    ...values,
    ...Object.fromEntries(
      refunds.flatMap((row, at) => Object.entries(row).map(([name, value]) => [`refunds[${at}].${name}`, value])),
    ),
  };
}
