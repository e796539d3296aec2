import { eq } from "drizzle-orm";
import { versionOf } from "#tests/factories/applications";
import { contextOf } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { applications } from "~/db/schema";
import { acceptApplication } from "~/domain/applications/accept-application.server";
import { addDays, todayInVietnam } from "~/lib/dates";
import { form, type Makers, plain } from "./posting";
import * as typed from "./typed";
import type { World } from "./world";

const line = (name: string) => () => ({ name, quantity: "5", isForSale: "yes" });
const exhibitor = () => ({ name: "HTX Hàm Minh" });

/** Many lines are sent as a form that may carry a file. */
function pasted(lines: string): FormData {
  const body = new FormData();
  body.set("lines", lines);
  return body;
}

/** An answer to what was sent, upon the version that is there. */
const upon =
  (fields: Record<string, string> = {}) =>
  async ({ things }: World, db: Database) => ({
    form: { version: String(await versionOf(contextOf(db, null), things.sentApplication.id)), ...fields },
  });

/** The same once it was accepted. */
const onAccepted = (fields: Record<string, string>) => async (world: World, db: Database) => {
  const { things, people } = world;
  const office = contextOf(db, people.organiser);
  await acceptApplication(office, things.sentApplication.id, {
    version: await versionOf(office, things.sentApplication.id),
    standard: 2,
  });
  return upon(fields)(world, db);
};

const onDraft =
  (fields: Record<string, string>) =>
  async ({ things }: World, db: Database) => ({
    form: { version: String(await versionOf(contextOf(db, null), things.ownApplication.id)), ...fields },
  });

/** Applications to fairs, by applicants and by the office that answers them. */
export const APPLICATION_POSTINGS: Makers = {
  "/applications/new": async ({ things }, db) => {
    // Its establishment has none under way then.
    await db.update(applications).set({ state: "withdrawn" }).where(eq(applications.id, things.ownApplication.id));
    return { form: { applicant: `establishment:${things.establishmentId}` }, query: `?fair=${things.fairCall.slug}` };
  },
  "/applications/:id": async (world, db) => ({
    ...(await onDraft({ seen: "{}", signName: "Rượu cần" })(world, db)),
    query: "?step=sign",
  }),
  "/applications/:id/exhibitors": form(exhibitor),
  "/applications/:id/exhibitors/:line": form(exhibitor),
  "/applications/:id/exhibitors/:line/removal": plain,
  "/applications/:id/exhibitors/list": () => ({ form: pasted("HTX A\nHTX B") }),
  "/applications/:id/goods": form(line("Bánh hỏi")),
  "/applications/:id/goods/:line": form(line("Rượu ghè")),
  "/applications/:id/goods/:line/removal": plain,
  "/applications/:id/goods/list": () => ({ form: pasted("Bánh tráng;gói;500") }),
  "/applications/:id/sign": async ({ things }, db) => {
    // The draft as if it had been sent and accepted.
    const sent = { state: "accepted", number: "X-001", submittedAt: new Date(), declaredAt: new Date() } as const;
    await db.update(applications).set(sent).where(eq(applications.id, things.ownApplication.id));
    return {
      form: { version: await versionOf(contextOf(db, null), things.ownApplication.id).then(String), signName: "Khác" },
    };
  },
  "/applications/:id/steps/:step": onDraft({ seen: "{}", signName: "Rượu cần" }),
  "/applications/:id/submission": onDraft({ declared: "on" }),
  "/applications/:id/withdrawal": onDraft(typed.reason),
  "/organiser/fairs/:slug/applications/:number/acceptance": upon({ standard: "2" }),
  "/organiser/fairs/:slug/applications/:number/grant": onAccepted({ standard: "1" }),
  "/organiser/fairs/:slug/applications/:number/priority": upon({ points: "40", ...typed.reason }),
  "/organiser/fairs/:slug/applications/:number/refusal": upon(typed.reason),
  "/organiser/fairs/:slug/applications/:number/request": async (world, db) =>
    upon({ note: "Bổ sung giấy tờ.", dueOn: typedDay(addDays(todayInVietnam(new Date()), 5)) })(world, db),
  "/organiser/fairs/:slug/applications/:number/request/withdrawal": async (world, db) => {
    await db
      .update(applications)
      .set({ state: "more_asked" })
      .where(eq(applications.id, world.things.sentApplication.id));
    return upon(typed.reason)(world, db);
  },
  "/organiser/fairs/:slug/applications/:number/undoing": onAccepted(typed.reason),
  "/organiser/fairs/:slug/applications/:number/waiting": upon(),
  "/organiser/fairs/:slug/applications/acceptance": async ({ things }, db) => ({
    form: {
      entries: `${things.sentApplication.id} ${await versionOf(contextOf(db, null), things.sentApplication.id)}`,
    },
  }),
};

/** "2026-11-30" as it is typed. */
const typedDay = (day: string) => day.split("-").reverse().join("/");
