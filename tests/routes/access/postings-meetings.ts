import { aBuyer, aMeeting, aMeetingSession } from "#tests/factories/meetings";
import type { fairMeetings } from "~/db/schema";
import { rangeOf, slotsOf } from "~/domain/meetings/rules";
import { newUuid } from "~/lib/uuid";
import { type Makers, plain } from "./posting";
import type * as typed from "./typed";
import type { World } from "./world";

const OWN = "/applications/:id/meetings";
const PAGE = "/meetings/:code";
const HERE = "/organiser/fairs/:slug/meetings";
const DESK = `${HERE}/:session`;

type Values = Partial<typeof fairMeetings.$inferInsert>;

/** On a meeting of a new buyer, in the state the act needs. */
const onMeeting =
  (values: (world: World) => Values, form: (world: World) => typed.Typed = () => ({})): Makers[string] =>
  async (world, db) => {
    const { session, applicationId } = world.things.meetings;
    const buyer = await aBuyer(db, { sessionId: session.id });
    const { id } = await aMeeting(db, { sessionId: session.id, buyerId: buyer.id, applicationId, ...values(world) });
    const places = {
      [PAGE]: buyer.code,
      [`${PAGE}/requests/:meeting`]: id,
      [`${OWN}/requests/:meeting`]: id,
      [`${DESK}/requests/:meeting`]: id,
    };
    return { form: form(world), places };
  };

const onNewBuyer =
  (form: (world: World) => typed.Typed): Makers[string] =>
  async (world, db) => {
    const buyer = await aBuyer(db, { sessionId: world.things.meetings.session.id });
    return { form: form(world), places: { [PAGE]: buyer.code, [`${OWN}/buyers/:buyer`]: buyer.id } };
  };

const askedBy = (side: "buyer" | "exhibitor") => (): Values => ({ state: "asked", askedBy: side, answeredAt: null });
const agreed = (): Values => ({});
/** In the second slot, which has begun; another meeting has the first. */
const begun = ({ things }: World): Values => ({
  tableNumber: 2,
  during: rangeOf(slotsOf(things.meetings.session)[1]!),
});
const reason = () => ({ reason: "Không sắp xếp được" });
const result = () => ({ outcome: "follow_up", value: "", note: "Gửi mẫu", version: "0" });
const buyerForm = () => ({
  ...{ name: "Trần Văn Mua", organisation: "Siêu thị Mới", phone: "0912345678", looksFor: "Nước mắm" },
  ...{ part: "any", consent: "on", key: newUuid() },
});
const sessionForm = ({ things }: World) => ({
  ...{ day: things.meetings.startsOn, from: "8h00", until: "11h00", room: "B", tables: "3", slotMinutes: "30" },
  ...{ gapMinutes: "0", closesOn: things.meetings.startsOn, closesTime: "10h00" },
});

/** Supply-demand meetings of a fair: its organiser, its exhibitors and its buyers. */
export const MEETING_POSTINGS: Makers = {
  "/fairs/:slug/meetings": ({ things }) => ({ form: { ...buyerForm(), session: things.meetings.session.id } }),
  [`${PAGE}/exhibitors`]: onNewBuyer(({ things }) => ({ exhibitor: things.meetings.applicationId })),
  [`${PAGE}/forgetting`]: plain,
  [`${PAGE}/requests/:meeting/acceptance`]: onMeeting(askedBy("exhibitor")),
  [`${PAGE}/requests/:meeting/cancellation`]: onMeeting(agreed, reason),
  [`${PAGE}/requests/:meeting/declining`]: onMeeting(askedBy("exhibitor"), reason),
  [`${PAGE}/requests/:meeting/withdrawal`]: onMeeting(askedBy("buyer")),
  [`${OWN}/buyers/:buyer`]: onNewBuyer(() => ({ part: "any" })),
  [`${OWN}/requests/:meeting/acceptance`]: onMeeting(askedBy("buyer"), () => ({ part: "morning" })),
  [`${OWN}/requests/:meeting/cancellation`]: onMeeting(agreed, reason),
  [`${OWN}/requests/:meeting/declining`]: onMeeting(askedBy("buyer"), reason),
  [`${OWN}/requests/:meeting/result`]: onMeeting(begun, result),
  [`${OWN}/requests/:meeting/withdrawal`]: onMeeting(askedBy("exhibitor")),
  [`${HERE}/new`]: (world) => ({ form: sessionForm(world) }),
  [`${DESK}/arrangement`]: plain,
  [`${DESK}/buyers/:buyer/removal`]: plain,
  [`${DESK}/buyers/new`]: () => ({ form: buyerForm() }),
  [`${DESK}/cancellation`]: () => ({ form: reason() }),
  [`${DESK}/requests/:meeting/cancellation`]: onMeeting(agreed, reason),
  [`${DESK}/requests/:meeting/place`]: onMeeting(agreed, ({ things }) => ({
    ...{ from: String(slotsOf(things.meetings.session)[3]!.from), table: "1" },
  })),
  [`${DESK}/requests/:meeting/result`]: onMeeting(begun, result),
  [`${DESK}/settings`]: async (world, db) => {
    const { fairId } = world.things.meetings;
    const session = await aMeetingSession(db, { fairId, createdBy: world.people.organiser!.userId });
    return { form: { ...sessionForm(world), version: "1" }, places: { [DESK]: session.id } };
  },
};
