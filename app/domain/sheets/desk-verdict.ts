import type { DeviceKind } from "~/lib/vocabulary";

interface Juror {
  readonly name: string;
  readonly total: number;
  readonly signed: number;
  readonly recused: number;
  readonly devices: readonly { readonly kind: DeviceKind; readonly unsent: number; readonly lastHeardAt: Date }[];
}

/** What stands between a panel and the end of scoring; both lists empty: it is safe to close. */
export interface DeskVerdict {
  /** Jurors with sheets that are neither signed nor recused. */
  readonly open: readonly { readonly name: string; readonly sheets: number }[];
  /** Devices that had points of their own when they were last heard. */
  readonly unsent: readonly {
    readonly name: string;
    readonly kind: DeviceKind;
    readonly operations: number;
    readonly lastHeardAt: Date;
  }[];
}

/** Whether scoring can be closed without losing anything. Source: docs/rules/sheets.md#the-panel-desk */
export function verdictOf(jurors: readonly Juror[]): DeskVerdict {
  return {
    open: jurors
      .map(({ name, total, signed, recused }) => ({ name, sheets: total - signed - recused }))
      .filter(({ sheets }) => sheets > 0),
    unsent: jurors.flatMap(({ name, devices }) =>
      devices
        .filter(({ unsent }) => unsent > 0)
        .map(({ kind, unsent, lastHeardAt }) => ({ name, kind, operations: unsent, lastHeardAt })),
    ),
  };
}
