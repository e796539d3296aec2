import { Form } from "@remix-run/react";
import { type FormEvent, useEffect, useRef, useState } from "react";
import type { FairDays } from "~/domain/fair-days/rules";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";
import type { PassKind, ScanDirection } from "~/lib/vocabulary";
import { peopleBeyond } from "~/offline/gate-entry";
import { Card } from "~/ui/primitives/card";
import { useHydrated } from "~/ui/primitives/hydrated";
import { Camera } from "./camera";
import { CodeField, Where } from "./gate-fields";
import { GateChip, GateNotices, LastScans } from "./gate-state";
import { HeadCounter } from "./head-counter";
import { type TakenScan, useGate } from "./use-gate";
import { useSigns } from "./use-signs";
import { type ToldScan, VerdictPanel } from "./verdict-panel";

export interface DeskGate {
  readonly id: string;
  readonly name: string;
  readonly admits: readonly PassKind[];
  /** People counted by hand today, as the server knows. */
  readonly counted: number;
}

interface GateDeskProps {
  readonly keeperId: string;
  readonly slug: string;
  readonly days: FairDays;
  readonly gates: readonly DeskGate[];
  /** When the server counted for this page; ISO. */
  readonly readAt: string;
  /** As the address of the page says, for a browser without scripts. */
  readonly chosen: { readonly gate: string; readonly direction: ScanDirection };
  readonly told: ToldScan | null;
  /** Of the forms, so that one sent twice is one scan. */
  readonly keys: { readonly scan: string; readonly count: string };
  /** Why the last form was not taken. */
  readonly problem: string | null;
}

/** The page of a gate: camera or code, the answer, and the counter. A form without scripts; with them it answers without a network. */
export function GateDesk({ keeperId, slug, days, gates, readAt, chosen, told, keys, problem }: GateDeskProps) {
  const isHydrated = useHydrated();
  const gate = useGate({ keeperId, slug });
  const [place, setPlace] = useState(chosen.gate);
  const [direction, setDirection] = useState<ScanDirection>(chosen.direction);
  const [last, setLast] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [countTrouble, setCountTrouble] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const here = gates.find(({ id }) => id === place) ?? gates[0]!;
  const answer = last === null ? told : gate.told(last);
  const [hasSigns, setHasSigns] = useSigns(last, answer?.verdict ?? null);

  // The field of the code is below: on a phone the answer must not be above the screen.
  const shown = last === null ? null : `${last} ${answer?.verdict}`;
  useEffect(() => {
    if (shown !== null) panel.current?.scrollIntoView({ block: "nearest" });
  }, [shown]);

  /** Resolves to whether it lies on the device. */
  async function take(text: string): Promise<boolean> {
    const taken = await gate.scan(text, here.id, direction);
    setTrouble(taken.kind === "stored" ? null : taken.kind);
    if ("nonce" in taken) setLast(taken.nonce);
    return taken.kind === "stored";
  }

  async function count(people: number): Promise<void> {
    const taken = await gate.count(here.id, people);
    const sentences = { stored: null, not_ready: m.days_gate_not_ready(), not_stored: m.days_count_not_stored() };
    setCountTrouble(sentences[taken]);
  }

  /** What a device does not take, or a browser refuses in a way nobody foresaw, is told and stays in the field. */
  function takeTyped(input: HTMLInputElement): void {
    const text = input.value;
    take(text).then(
      (isStored) => {
        // The next code may have been typed since.
        if (isStored && input.value === text) input.value = "";
      },
      () => setTrouble("not_ready"),
    );
  }

  /** What the camera read stands in the field where the device did not take it. */
  function takeRead(text: string): void {
    const keep = () => {
      if (field.current) field.current.value = text;
    };
    take(text).then(
      (isStored) => isStored || keep(),
      () => {
        setTrouble("not_ready");
        keep();
      },
    );
  }

  function submit(event: FormEvent<HTMLFormElement>): void {
    if (!isHydrated || !field.current) return;
    event.preventDefault();
    takeTyped(field.current);
    field.current.focus({ preventScroll: true });
  }

  return (
    <div className="grid gap-6 lg:grid-cols-[1fr_22rem]">
      <div className="grid content-start gap-5">
        <GateNotices state={gate.state} isHydrated={isHydrated} onSendRefused={gate.sendRefused} />
        <Form method="post" action={paths.gate(slug)} onSubmit={submit} className="grid gap-4">
          <input type="hidden" name="key" value={keys.scan} />
          <Where gates={gates} place={here.id} direction={direction} onPlace={setPlace} onDirection={setDirection} />
          <div ref={panel} className="scroll-my-4">
            <VerdictPanel told={answer} gates={gates} days={days} />
          </div>
          {isHydrated && <Camera isMain onRead={takeRead} />}
          <CodeField inputRef={field} problem={trouble ? sentenceOf(trouble) : problem} />
        </Form>
      </div>
      <div className="grid content-start gap-5">
        {isHydrated && (
          <Card className="grid gap-3">
            <GateChip state={gate.state} />
            <p className="text-sm text-soft">{gate.isKept ? m.days_gate_is_kept() : m.days_gate_not_kept()}</p>
            <label className="flex min-h-11 items-center gap-3">
              <input
                type="checkbox"
                className="checkbox"
                checked={hasSigns}
                onChange={(event) => setHasSigns(event.target.checked)}
              />
              {m.days_gate_signs()}
            </label>
          </Card>
        )}
        <HeadCounter
          slug={slug}
          gate={here}
          direction={direction}
          beyond={peopleBeyond(gate.state.entries, here.id, Date.parse(readAt))}
          formKey={keys.count}
          problem={countTrouble}
          onCount={isHydrated ? (people) => count(people).catch(() => setCountTrouble(m.days_gate_not_ready())) : null}
        />
        {isHydrated && <LastScans entries={gate.state.entries} />}
      </div>
    </div>
  );
}

/** Why a code that was read does not lie on the device. */
type Trouble = Exclude<TakenScan["kind"], "stored">;

function sentenceOf(trouble: Trouble): string {
  if (trouble === "empty") return m.days_code_needed();
  return trouble === "not_ready" ? m.days_gate_not_ready() : m.days_gate_not_stored();
}
