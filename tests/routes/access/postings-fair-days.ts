import { addDays } from "~/lib/dates";
import { newUuid } from "~/lib/uuid";
import { form, type Makers, plain } from "./posting";
import type { World } from "./world";

const HERE = "/organiser/fairs/:slug/days";
const OWN = "/applications/:id/days";

const incident = ({ things }: World) => ({
  form: {
    ...{ day: things.runningFair.startsOn, time: "8h30", place: "A1", kind: "fire", severity: "low" },
    text: "Khói ở bếp",
  },
});
const scan = ({ things }: World) => ({
  ...{ nonce: newUuid(), code: "KX7PM2WQ4T", gate: things.gateId, direction: "in" },
  ...{ at: new Date().toISOString(), deviceId: "máy" },
});

/** The gates of a fair, its organiser's desk, its exhibitors and its visitors. */
export const FAIR_DAY_POSTINGS: Makers = {
  "/api/v1/fairs/:id/check-ins": (world) => ({ json: scan(world) }),
  [`${OWN}/incidents`]: incident,
  [`${OWN}/leads`]: form(() => ({ name: "Trần Văn Mua", contact: "mua@vidu.vn", consent: "on", key: newUuid() })),
  [`${OWN}/leads/scan`]: ({ places }) => ({ form: { code: places["/passes/:code"]!, key: newUuid() } }),
  [`${OWN}/leads/sync`]: ({ people }) => ({
    json: {
      keeperId: people.producer!.userId,
      leads: [
        {
          ...{ nonce: newUuid(), at: new Date().toISOString(), deviceId: "máy" },
          ...{ name: "Trần Văn Gặp", contact: "gap@vidu.vn", interest: "" },
        },
      ],
    },
  }),
  [`${OWN}/leads/:lead/removal`]: plain,
  [`${OWN}/passes`]: form(() => ({ names: "Trần Văn Gian", key: newUuid() })),
  [`${OWN}/sales/:day`]: ({ things }) => ({
    form: {
      ...{ day: addDays(things.runningFair.startsOn, 1), version: "0" },
      ...{ revenue: "12,5 triệu", orders: "3", contracts: "0", contractValue: "0" },
    },
  }),
  "/fair-passes/:id/revocation": form(() => ({ reason: "Mất vé" })),
  "/fairs/:slug/pass": form(() => ({ key: newUuid() })),
  "/gate/:fair": ({ things }) => ({
    form: { gate: things.gateId, direction: "in", code: "KX7PM2WQ4T", key: newUuid() },
  }),
  "/gate/:fair/counts": ({ things }) => ({ form: { gate: things.gateId, people: "5", key: newUuid() } }),
  "/gate/:fair/sync": (world) => ({
    json: { gatekeeperId: world.people.organiser!.userId, checkIns: [scan(world)], counts: [] },
  }),
  [`${HERE}/gatekeepers`]: ({ people }) => ({ form: { email: people.signed_in!.email } }),
  [`${HERE}/gatekeepers/:id/end`]: plain,
  [`${HERE}/gates`]: form(() => ({ name: "Cổng Đông", admits: "guest" })),
  [`${HERE}/gates/:gate`]: form(() => ({ name: "Cổng Tây" })),
  [`${HERE}/gates/:gate/retirement`]: plain,
  [`${HERE}/incidents`]: incident,
  [`${HERE}/incidents/:id/resolution`]: form(() => ({ resolution: "Đã xử lý xong" })),
  [`${HERE}/passes`]: form(() => ({ kind: "guest", holder: "Khách quý", key: newUuid() })),
  [`${HERE}/settings`]: form(() => ({ passesPerBooth: "3", contactDays: "90" })),
  "/passes/:code/forgetting": plain,
};
