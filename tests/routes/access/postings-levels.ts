import { form, type Makers } from "./posting";
import * as typed from "./typed";

/** What goes from one level to the next. */
export const LEVEL_POSTINGS: Makers = {
  "/organiser/rounds/:slug/forwarding": ({ things }) => ({
    form: {
      toRoundId: things.regionId,
      awardIds: things.waitingAwardId,
      number: "813/SCT-QLCN",
      datedOn: typed.inDays(0),
      signerName: "Lê Thị Thu",
      signerTitle: "Phó Giám đốc Sở Công Thương",
      confirmed: "yes",
    },
  }),
  "/organiser/rounds/:slug/forwarding/:nomination/withdrawal": form(() => typed.reason),
  "/producer/nominations/:id/lower-title": ({ things }) => ({
    form: { number: things.certificate },
    places: { "/producer/nominations/:id": things.enteredId },
  }),
};
