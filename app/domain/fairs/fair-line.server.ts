import { fairs } from "~/db/schema";

/** Columns of a fair that every list of fairs shows. */
export const fairLine = {
  slug: fairs.slug,
  name: fairs.name,
  nameEn: fairs.nameEn,
  venue: fairs.venue,
  startsOn: fairs.startsOn,
  endsOn: fairs.endsOn,
};
