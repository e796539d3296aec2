import { aTaking, shownVersion } from "#tests/factories/paper-sheets";
import { paperKeyings, paperSettings } from "~/db/schema";
import type { Makers } from "./posting";

const formData = (fields: Readonly<Record<string, string | File>>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
};

/** What is posted about sheets on paper. */
export const PAPER_POSTINGS: Makers = {
  "/organiser/rounds/:slug/paper/:code": () => ({ form: formData({ signed: "no" }) }),
  "/organiser/rounds/:slug/paper/:code/resolution": async ({ people, things }, db) => ({
    form: formData({
      version: await shownVersion(db, people.organiser!, { roundId: things.paperRoundId, code: things.differingCode }),
      [`points.${things.differingPoint.id}`]: things.differingPoint.points,
      reason: "Bản quét rõ là số 0",
    }),
  }),
  "/organiser/rounds/:slug/paper/:code/withdrawal": async ({ people, things }, db) => {
    // Both have keyed it, and a third must: each may take their own reading back.
    await db
      .insert(paperSettings)
      .values({ roundId: things.paperRoundId, keyings: 3, source: "Quy chế 12", setBy: people.organiser!.userId });
    return { form: { which: "own", reason: "Nhập nhầm sang phiếu khác" } };
  },
  "/organiser/rounds/:slug/paper/files/:id": async ({ people, things }, db) => {
    const { version } = await aTaking(db, people.organiser!, things.paperRoundId, things.givenWorkbookId);
    return { form: { version } };
  },
  "/organiser/rounds/:slug/paper/files/:id/discarding": () => ({
    form: { reason: "Giám khảo đã gửi tệp khác thay cho tệp này" },
  }),
  "/organiser/rounds/:slug/paper/prints": ({ things }) => ({
    form: { medium: "paper", juror: things.paperSeatId, which: "all" },
  }),
  "/organiser/rounds/:slug/paper/settings": async ({ things }, db) => {
    // Nothing waits for another keying.
    await db.delete(paperKeyings);
    return { form: { keyings: "3", source: things.paperSeatId } };
  },
  "/organiser/rounds/:slug/paper/workbooks": ({ things }) => ({
    form: formData({ file: new File([new Uint8Array(things.filledWorkbook)], "phiếu.xlsx") }),
  }),
};
