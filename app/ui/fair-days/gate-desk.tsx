import { Form } from "@remix-run/react";
import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import type { FairDays } from "~/domain/fair-days/rules";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";
import { type PassKind, SCAN_DIRECTIONS, type ScanDirection } from "~/lib/vocabulary";
import { peopleBeyond } from "~/offline/gate-entry";
import { Button } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";
import { useHydrated } from "~/ui/primitives/hydrated";
import { Camera } from "./camera";
import { giveSign } from "./feedback";
import { GateChip, GateNotices, LastScans } from "./gate-state";
import { HeadCounter } from "./head-counter";
import { type TakenScan, useGate } from "./use-gate";
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
  const [hasSigns, setHasSigns] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const here = gates.find(({ id }) => id === place) ?? gates[0]!;
  const answer = last === null ? told : gate.told(last);
  useSign(hasSigns, last, answer);

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
    field.current.focus();
  }

  return (
    <div className="grid gap-6 lg:grid-cols-[1fr_22rem]">
      <div className="grid content-start gap-5">
        <GateNotices state={gate.state} isHydrated={isHydrated} onSendRefused={gate.sendRefused} />
        <Form method="post" action={paths.gate(slug)} onSubmit={submit} className="grid gap-4">
          <input type="hidden" name="key" value={keys.scan} />
          <Where gates={gates} place={here.id} direction={direction} onPlace={setPlace} onDirection={setDirection} />
          <VerdictPanel told={answer} gates={gates} days={days} />
          {isHydrated && <Camera onRead={takeRead} />}
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

/** One sign a scan, as soon as something is known of it; and one more where the server says otherwise. */
function useSign(hasSigns: boolean, nonce: string | null, answer: ToldScan | null): void {
  const verdict = answer?.verdict ?? null;
  const given = useRef<string | null>(null);
  useEffect(() => {
    const sign = `${nonce} ${verdict}`;
    if (!hasSigns || nonce === null || given.current === sign) return;
    given.current = sign;
    giveSign(verdict);
  }, [hasSigns, nonce, verdict]);
}

interface WhereProps {
  readonly gates: readonly DeskGate[];
  readonly place: string;
  readonly direction: ScanDirection;
  onPlace(id: string): void;
  onDirection(direction: ScanDirection): void;
}

function Where({ gates, place, direction, onPlace, onDirection }: WhereProps) {
  const gateField = useId();
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <div className="grid gap-1.5">
        <label htmlFor={gateField} className="font-semibold">
          {m.days_gate()}
        </label>
        <select
          id={gateField}
          name="gate"
          className="select"
          value={place}
          onChange={(event) => onPlace(event.target.value)}
        >
          {gates.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <fieldset>
        <legend className="mb-1.5 font-semibold">{m.days_direction()}</legend>
        <div className="grid grid-cols-2 gap-2">
          {SCAN_DIRECTIONS.map((one) => (
            <label
              key={one}
              className="flex min-h-11 items-center gap-2 rounded-lg border border-edge px-3 has-checked:border-indigo has-checked:bg-info-wash"
            >
              <input
                type="radio"
                name="direction"
                value={one}
                className="radio"
                checked={direction === one}
                onChange={() => onDirection(one)}
              />
              {one === "in" ? m.days_in() : m.days_out()}
            </label>
          ))}
        </div>
      </fieldset>
    </div>
  );
}

function CodeField({ inputRef, problem }: { inputRef: React.RefObject<HTMLInputElement>; problem: string | null }) {
  const id = useId();
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="font-semibold">
        {m.days_code()}
      </label>
      <div className="flex gap-2">
        <input
          ref={inputRef}
          id={id}
          name="code"
          className="input font-mono uppercase"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={500}
          placeholder="KX7PM-2WQ4T"
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem ? `${id}-problem` : undefined}
        />
        <Button type="submit" className="whitespace-nowrap">
          {m.days_check()}
        </Button>
      </div>
      {problem && (
        <p id={`${id}-problem`} role="alert" className="font-semibold text-bad-ink">
          {problem}
        </p>
      )}
    </div>
  );
}
