import { paperKeyings } from "~/db/schema";
import { type Makers, plain } from "./posting";

const formData = (fields: Readonly<Record<string, string | File>>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
};

/** What is posted about sheets on paper. */
export const PAPER_POSTINGS: Makers = {
  "/organiser/rounds/:slug/paper/:code": () => ({ form: formData({ signed: "no" }) }),
  "/organiser/rounds/:slug/paper/:code/resolution": ({ things: { differingPoint } }) => ({
    form: formData({ [`points.${differingPoint.id}`]: differingPoint.points, reason: "Bản quét rõ là số 0" }),
  }),
  "/organiser/rounds/:slug/paper/files/:id": plain,
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
