import { expect, test } from "vitest";
import type { Actor, Membership } from "~/domain/context";
import { mayReadDraft, mayReadSchemes, mayWriteSchemes, whyNotWrite } from "~/domain/schemes/policy";

const OWN = "00000000-0000-7000-8000-00000000000a";
const OTHER = "00000000-0000-7000-8000-0000000000fa";

const actor = (...memberships: Membership[]): Actor => ({
  userId: "00000000-0000-7000-8000-000000000001",
  name: "Hạnh",
  email: "hanh@tinhhoa.test",
  memberships,
  seats: [],
  judged: [],
  wasSeated: false,
  address: null,
});
const of = (role: Membership["role"], agencyId: string | null = OWN) =>
  actor({ role, agencyId, establishmentId: null });

test("the people of an agency read what is published, organisers and secretaries its drafts; organisers and admins write", () => {
  const may = (who: Actor | null, agencyId: string | null) => [
    mayReadSchemes(who),
    mayReadDraft(who, { agencyId }),
    agencyId !== null && mayWriteSchemes(who, agencyId),
  ];

  expect(may(of("organiser"), OWN)).toEqual([true, true, true]);
  expect(may(of("organiser"), OTHER)).toEqual([true, false, false]);
  expect(may(of("secretary"), OWN)).toEqual([true, true, false]);
  expect(may(of("support"), OWN)).toEqual([true, false, false]);
  expect(may(of("admin", null), OWN)).toEqual([true, true, true]);
  expect(may(of("producer", null), OWN)).toEqual([false, false, false]);
  expect(may(null, OWN)).toEqual([false, false, false]);
  expect(may(of("admin", null), null)).toEqual([true, false, false]);
});

test("a shipped scheme is nobody's to change, and an agency's is its organisers'", () => {
  expect(whyNotWrite(of("admin", null), { agencyId: null })).toMatch(/sao chép/i);
  expect(whyNotWrite(of("organiser"), { agencyId: OTHER })).toMatch(/cơ quan có quy chế này/);
  expect(whyNotWrite(of("organiser"), { agencyId: OWN })).toBeNull();
});
