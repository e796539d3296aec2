import { aCouncil, aMeeting, aMotion, anOpenMeeting } from "#tests/factories/councils";
import { anOrganiser } from "#tests/factories/people";
import { aRound, type RoundOptions } from "#tests/factories/rounds";
import { expect, test } from "#tests/support/database";
import { load, post } from "#tests/support/routes";
import type { Database } from "~/db/client.server";
import type { Actor } from "~/domain/context";
import { castVote } from "~/domain/councils/cast-vote.server";
import { closeMotion } from "~/domain/councils/close-motion.server";
import { loader as councilHome } from "~/routes/council._index";
import { action as vote, loader as voteLoader } from "~/routes/council.motions.$id";
import { loader as councilRound } from "~/routes/council.rounds.$slug";
import { loader as membersLoader } from "~/routes/organiser.rounds_.$slug_.council";
import { loader as meetingsLoader } from "~/routes/organiser.rounds_.$slug_.meetings";
import { loader as meetingLoader } from "~/routes/organiser.rounds_.$slug_.meetings_.$number/route";
import {
  action as adjourn,
  loader as adjournLoader,
} from "~/routes/organiser.rounds_.$slug_.meetings_.$number_.adjournment";
import { action as attend } from "~/routes/organiser.rounds_.$slug_.meetings_.$number_.attendance";
import {
  action as cancel,
  loader as cancelLoader,
} from "~/routes/organiser.rounds_.$slug_.meetings_.$number_.cancellation";
import {
  action as closing,
  loader as closingLoader,
} from "~/routes/organiser.rounds_.$slug_.meetings_.$number_.closing";
import { action as edit, loader as editLoader } from "~/routes/organiser.rounds_.$slug_.meetings_.$number_.edit";
import { loader as docx } from "~/routes/organiser.rounds_.$slug_.meetings_.$number_.minutes[.docx]";
import { loader as pdf } from "~/routes/organiser.rounds_.$slug_.meetings_.$number_.minutes[.pdf]";
import { action as hands } from "~/routes/organiser.rounds_.$slug_.meetings_.$number_.motions_.$motion/route";
import { action as endVote } from "~/routes/organiser.rounds_.$slug_.meetings_.$number_.motions_.$motion_.closing";
import {
  action as putMotion,
  loader as putMotionLoader,
} from "~/routes/organiser.rounds_.$slug_.meetings_.$number_.motions_.new";
import { action as notes } from "~/routes/organiser.rounds_.$slug_.meetings_.$number_.notes";
import { action as opening } from "~/routes/organiser.rounds_.$slug_.meetings_.$number_.opening";
import { action as call, loader as callLoader } from "~/routes/organiser.rounds_.$slug_.meetings_.new";

async function aCouncilAtWork(db: Database, { size = 7, ...options }: RoundOptions & { size?: number } = {}) {
  const round = await aRound(db, { phase: "council", ...options });
  const council = await aCouncil(db, round.id, size);
  const organiser = await anOrganiser(db, round.agencyId);
  const at = (rest: string, as: Actor | null, params: Record<string, string> = {}) => ({
    url: `/organiser/rounds/${round.slug}/${rest}`,
    params: { slug: round.slug, ...params },
    as,
  });
  return { round, council, organiser, at };
}

const fieldErrors = (data: unknown) => (data as { result: { error: Record<string, string[]> } }).result.error;

test("a meeting is called, attended, opened, annotated and closed through its forms", async ({ db }) => {
  const { round, council, organiser, at } = await aCouncilAtWork(db);
  const form = {
    title: "Xét danh sách",
    startsOn: "12/06/2030",
    startsAt: "8h30",
    place: "Phòng họp A",
    agenda: "Báo cáo\nBiểu quyết",
  };
  const refused = await post(db, call, {
    ...at("meetings/new", organiser),
    form: { ...form, startsAt: "8 giờ", place: " " },
  });
  expect([refused.status, Object.keys(fieldErrors(refused.data)).sort()]).toEqual([422, ["place", "startsAt"]]);
  const called = await post(db, call, { ...at("meetings/new", organiser), form });
  expect([called.status, called.location]).toEqual([303, `/organiser/rounds/${round.slug}/meetings/1`]);

  const here = (act: string) => at(`meetings/1/${act}`, council.secretary.actor, { number: "1" });
  const presence = new FormData();
  for (const [place, member] of council.members.entries()) {
    presence.append(`members[${place}].memberId`, member.memberId);
    if (place > 0) presence.append(`members[${place}].presence`, place < 6 ? "present" : "absent");
    presence.append(`members[${place}].note`, place === 6 ? "Đi công tác" : "");
  }
  expect(await post(db, attend, { ...here("attendance"), form: presence })).toMatchObject({ status: 303 });
  expect(await post(db, opening, here("opening"))).toMatchObject({ status: 303 });
  expect(await post(db, notes, { ...here("notes"), form: { notes: "Ông A đồng ý." } })).toMatchObject({ status: 303 });

  const page = await load(db, meetingLoader, here(""));
  expect(page.data).toMatchObject({
    mayRun: true,
    isMember: true,
    needed: 5,
    whyNotVote: null,
    meeting: {
      state: "open",
      startsAt: new Date("2030-06-12T01:30:00Z"),
      notes: "Ông A đồng ý.",
      body: { members: 7, present: 5 },
    },
  });
  const confirm = await load(db, closingLoader, here("closing"));
  expect(confirm.data).toMatchObject({ whyNot: null, body: { members: 7, present: 5 }, motions: 0 });
  expect(await post(db, closing, here("closing"))).toMatchObject({ status: 303 });
  expect(await post(db, opening, here("opening"))).toMatchObject({ status: 409 });
});

test("a called meeting is moved and cancelled through its forms, and is then over", async ({ db }) => {
  const { round, council, at } = await aCouncilAtWork(db);
  await aMeeting(db, council);
  const here = (act: string) => at(`meetings/1/${act}`, council.secretary.actor, { number: "1" });
  const shown = await load(db, editLoader, here("edit"));
  expect(shown.data).toMatchObject({ members: 7, whyNot: null, values: { startsOn: "2026-06-12", startsAt: "08h30" } });
  const { values } = shown.data as { values: Record<string, string> };

  const same = await post(db, edit, { ...here("edit"), form: values });
  const moved = await post(db, edit, { ...here("edit"), form: { ...values, startsOn: "12/06/2030", startsAt: "14h" } });
  const unsaid = await post(db, cancel, { ...here("cancellation"), form: { reason: " " } });
  const cancelled = await post(db, cancel, { ...here("cancellation"), form: { reason: "Bão số 3" } });

  expect([same.status, moved.status, unsaid.status, cancelled.status]).toEqual([303, 303, 422, 303]);
  expect(cancelled.location).toBe(`/organiser/rounds/${round.slug}/meetings/1`);
  const page = await load(db, meetingLoader, here(""));
  expect(page.data).toMatchObject({ meeting: { state: "cancelled", startsAt: new Date("2030-06-12T07:00:00Z") } });
  expect((await load(db, cancelLoader, here("cancellation"))).data).toMatchObject({ whyNot: "Cuộc họp này đã hủy." });
  expect((await load(db, pdf, here("minutes.pdf"))).status).toBe(409);
  expect((await post(db, opening, here("opening"))).status).toBe(409);
});

test("an open meeting that lacks its quorum is adjourned; the form knows why, and leads to the next", async ({
  db,
}) => {
  const { round, council, at } = await aCouncilAtWork(db);
  await anOpenMeeting(db, council, { present: 3 });
  const here = (act: string, number = "1") => at(`meetings/${number}/${act}`, council.secretary.actor, { number });
  const shown = await load(db, adjournLoader, here("adjournment"));
  const { values } = shown.data as { values: Record<string, string> };
  expect(values.reason).toMatch(/^Chưa đủ số người họp: có mặt 3 trên 7/);

  const past = await post(db, adjourn, { ...here("adjournment"), form: { ...values, startsOn: "01/01/2020" } });
  const done = await post(db, adjourn, { ...here("adjournment"), form: { ...values, startsOn: "12/06/2030" } });

  expect([past.status, Object.keys(fieldErrors(past.data))]).toEqual([422, ["startsOn"]]);
  expect([done.status, done.location]).toEqual([303, `/organiser/rounds/${round.slug}/meetings/2`]);
  expect((await load(db, meetingLoader, here("", "2"))).data).toMatchObject({
    meeting: { state: "called", continues: { number: 1 } },
  });

  const calling = at("meetings/new", council.secretary.actor);
  expect((await load(db, callLoader, calling)).data).toMatchObject({ adjourned: [] });
  await post(db, cancel, { ...here("cancellation", "2"), form: { reason: "Bão số 3" } });
  const { data } = await load(db, callLoader, calling);
  expect(data).toMatchObject({ adjourned: [{ number: 1, title: "Xét danh sách công nhận" }] });
  const again = { title: "Xét lại", startsOn: "19/06/2030", startsAt: "8h", place: "Phòng B", agenda: "Biểu quyết" };
  const third = await post(db, call, { ...calling, form: { ...again, continues: "1" } });
  const fourth = await post(db, call, { ...calling, form: { ...again, continues: "1" } });
  expect([third.location, fourth.status]).toEqual([`/organiser/rounds/${round.slug}/meetings/3`, 409]);
  expect((await post(db, call, { ...calling, form: { ...again, continues: "" } })).status).toBe(303);
});

test("a motion is put, voted on by phone and by show of hands, and closed", async ({ db }) => {
  const { round, council, at } = await aCouncilAtWork(db);
  await anOpenMeeting(db, council, { present: 6 });
  const secretary = council.secretary.actor;
  const meeting = { number: "1" };

  const form = { kind: "other", text: "Thông qua quy chế", ballot: "open" };
  const put = await post(db, putMotion, { ...at("meetings/1/motions/new", secretary, meeting), form });
  expect([put.status, put.location]).toEqual([303, `/organiser/rounds/${round.slug}/meetings/1/motions/1`]);
  const page = await load(db, councilRound, {
    url: `/council/rounds/${round.slug}`,
    params: { slug: round.slug },
    as: council.members[3]!.actor,
  });
  const { open } = page.data as { open: { motions: { id: string; hasVoted: boolean; text: string }[] } };
  expect(open.motions).toMatchObject([{ text: "Thông qua quy chế", hasVoted: false, result: null }]);

  const id = open.motions[0]!.id;
  const ballot = { url: `/council/motions/${id}`, params: { id }, as: council.members[3]!.actor };
  expect((await load(db, voteLoader, ballot)).data).toMatchObject({ isPresent: true, hasVoted: false });
  const empty = await post(db, vote, { ...ballot, form: {} });
  expect([empty.status, fieldErrors(empty.data)]).toEqual([422, { choice: ["Hãy chọn một phương án."] }]);
  expect(await post(db, vote, { ...ballot, form: { choice: "against" } })).toMatchObject({ status: 303 });
  const again = await post(db, vote, { ...ballot, form: { choice: "for" } });
  expect([again.status, fieldErrors(again.data)]).toEqual([
    409,
    { "": ["Bạn đã bỏ phiếu; mỗi người bỏ phiếu một lần và phiếu không thay đổi được."] },
  ]);
  expect((await load(db, voteLoader, ballot)).data).toMatchObject({ hasVoted: true, ownChoice: "against" });

  const motion = { number: "1", motion: "1" };
  const shown = { [`hands.${council.members[0]!.memberId}`]: "abstain", rest: "for" };
  expect(await post(db, hands, { ...at("meetings/1/motions/1", secretary, motion), form: shown })).toMatchObject({
    status: 303,
  });
  const ended = await post(db, endVote, at("meetings/1/motions/1/closing", secretary, motion));
  expect([ended.status, ended.location]).toEqual([303, `/organiser/rounds/${round.slug}/meetings/1`]);
  const after = await load(db, meetingLoader, at("meetings/1", secretary, meeting));
  expect((after.data as { meeting: { motions: unknown[] } }).meeting.motions).toMatchObject([
    { result: { votesFor: 4, votesAgainst: 1, abstentions: 1, present: 6, members: 7, isCarried: true } },
  ]);
});

test("the page of a secret ballot never carries a choice, to nobody", async ({ db }) => {
  const { round, council, at } = await aCouncilAtWork(db);
  const meetingId = await anOpenMeeting(db, council);
  const id = await aMotion(db, council, meetingId, { ballot: "secret", text: "Bầu chủ tọa" });
  const choices = ["against", "abstain", "for", "for", "for", "for"] as const;
  for (const [place, choice] of choices.entries()) {
    await castVote({ db, actor: council.members[place]!.actor, now: new Date() }, id, { choice });
  }
  const pages = (as: Actor) => [
    load(db, voteLoader, { url: `/council/motions/${id}`, params: { id }, as }),
    load(db, councilRound, { url: "/council", params: { slug: round.slug }, as }),
    load(db, meetingLoader, at("meetings/1", as, { number: "1" })),
  ];
  const readers = [council.members[0]!.actor, council.secretary.actor];

  for (const as of readers) {
    for (const { data } of await Promise.all(pages(as))) {
      expect(JSON.stringify(data)).not.toMatch(/"(against|abstain|for)"|"votesFor"/);
    }
  }
  await closeMotion({ db, actor: council.secretary.actor, now: new Date() }, id);
  for (const as of readers) {
    for (const { data } of await Promise.all(pages(as))) {
      expect(JSON.stringify(data)).toContain('"votesFor":4');
      expect(JSON.stringify(data)).not.toMatch(/"(against|abstain|for)"/);
    }
  }
});

test("a council of a wrong size is asked for its reason beside the field", async ({ db }) => {
  const { council, organiser, at } = await aCouncilAtWork(db, { size: 6 });
  await anOpenMeeting(db, council);
  const here = at("meetings/1/motions/new", organiser, { number: "1" });
  const form = { kind: "other", text: "Thông qua quy chế", ballot: "open" };

  const page = await load(db, putMotionLoader, here);
  expect((page.data as { wrongSize: string }).wrongSize).toContain("Hội đồng đang có 6 người");
  const refused = await post(db, putMotion, { ...here, form });
  expect([refused.status, Object.keys(fieldErrors(refused.data))]).toEqual([422, ["sizeReason"]]);
  expect(await post(db, putMotion, { ...here, form: { ...form, sizeReason: "Chưa kiện toàn" } })).toMatchObject({
    status: 303,
  });
  expect((await load(db, putMotionLoader, here)).data).toMatchObject({ wrongSize: null });
});

test("members read what the council does; the support team and outsiders do not", async ({ db }) => {
  const { round, council, at } = await aCouncilAtWork(db);
  await aMeeting(db, council);
  const member = council.members[5]!.actor;
  const support = await anOrganiser(db, round.agencyId, "support");
  const other = await aCouncilAtWork(db);

  for (const [loader, rest] of [
    [meetingsLoader, "meetings"],
    [meetingLoader, "meetings/1"],
    [docx, "x"],
    [pdf, "x"],
  ] as const) {
    expect((await load(db, loader, at(rest, member, { number: "1" }))).status).toBe(200);
    for (const as of [support, other.council.chair.actor]) {
      expect((await load(db, loader, at(rest, as, { number: "1" }))).status).toBe(404);
    }
    expect((await load(db, loader, at(rest, null, { number: "1" }))).location).toMatch(/^\/login/);
  }
  expect(await post(db, opening, at("meetings/1/opening", member, { number: "1" }))).toMatchObject({ status: 403 });
  const home = await load(db, councilHome, { url: "/council", as: member });
  expect((home.data as { rounds: { slug: string }[] }).rounds.map((one) => one.slug)).toEqual([round.slug]);
  expect((await load(db, councilHome, { url: "/council", as: support })).data).toEqual({ rounds: [] });
});

test("the minutes come as Word and PDF under a name of their own", async ({ db }) => {
  const { round, council, at } = await aCouncilAtWork(db);
  await anOpenMeeting(db, council);
  const here = at("meetings/1/minutes", council.chair.actor, { number: "1" });

  const word = await load(db, docx, here);
  expect(word.headers.get("content-type")).toContain("wordprocessingml");
  expect(word.headers.get("content-disposition")).toContain(`${round.slug}-bien-ban-1.docx`);
  const print = await load(db, pdf, here);
  expect(print.headers.get("content-type")).toBe("application/pdf");
  expect(String(print.data).slice(0, 5)).toBe("%PDF-");
  expect((await load(db, pdf, { ...here, params: { slug: round.slug, number: "9" } })).status).toBe(404);
});

test("the page of the members says what the rules want", async ({ db }) => {
  const { organiser, at } = await aCouncilAtWork(db, { size: 6 });

  expect((await load(db, membersLoader, at("council", organiser))).data).toMatchObject({
    sizes: "Hội đồng cấp này có 7 hoặc 9 người.",
    advice: [expect.stringContaining("Hội đồng đang có 6 người; quy định cho cấp này là 7 hoặc 9 người")],
  });
});
