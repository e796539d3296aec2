import { contextOf } from "#tests/support/database";
import { discardDraft } from "~/domain/schemes/discard-draft.server";
import { SECTION_FORMS } from "~/domain/schemes/forms";
import { saveDraft } from "~/domain/schemes/save-draft.server";
import { form, type Makers, plain } from "./posting";
import * as typed from "./typed";

/** The draft of the world was saved once since it was begun. */
const VERSION = { version: "2" };

/** Schemes of an agency and their drafts, and the days off that every clock counts by. */
export const SCHEME_POSTINGS: Makers = {
  "/admin/holidays": form(() => ({
    day: "01/05/2031",
    name: "Quốc tế Lao động",
    nameEn: "Labour day",
    source: "Bộ luật Lao động",
  })),
  "/admin/holidays/:day/removal": plain,
  "/organiser/schemes/:code/copy": ({ things }) => ({
    form: { name: "Quy chế của tỉnh", nameEn: "Rules of the province", agencyId: things.agencyId },
  }),
  "/organiser/schemes/:code/draft": async ({ people, places }, db) => {
    await discardDraft(contextOf(db, people.organiser), places["/organiser/schemes/:code"]!, { version: 2 });
    return {};
  },
  "/organiser/schemes/:code/draft/:section": form(() => ({ ...VERSION, ...typed.scoring })),
  "/organiser/schemes/:code/draft/criteria/:criterion": form(() => ({ ...VERSION })),
  "/organiser/schemes/:code/draft/publication": async ({ people, places }, db) => {
    const changed = SECTION_FORMS.scoring.parse({ ...VERSION, ...typed.scoring, tieBreaks: ["council"] });
    const code = places["/organiser/schemes/:code"]!;
    await saveDraft(contextOf(db, people.organiser), code, { section: "scoring", form: changed });
    return { form: { version: "3", note: "Theo quy chế mới của tỉnh." } };
  },
  "/organiser/schemes/:code/draft/removal": form(() => ({ ...VERSION })),
};
